import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { CatchBoundary, Link } from '@tanstack/react-router'
import { Star } from 'lucide-react'
import { Suspense } from 'react'
import type { ListOf } from '~/api/query'
import { hasRole, useWho } from '~/app/session'
import { reviewsOf, STARS, starsOf } from '~/domain/stars'
import { formatDate } from '~/domain/time'
import { ReportButton } from '~/features/reports/report-button'
import { LoadError } from '~/ui/load-error'
import { Paged } from '~/ui/paged'
import { Loading, Skeleton } from '~/ui/states'
import { Pictures, ReplyOf, Stars } from './parts'
import type { Review, ReviewPage } from './queries'
import css from './reviews.module.css'

interface Props {
  of: ListOf<Review>
  /** What is said where there is none: of whom or what. */
  none: string
  /** Who replies: the artisan's name. */
  artisan: string
}

/** What buyers say: the average, how many gave how many stars, and each review, the newest first. */
export default function ReviewList(props: Props) {
  return (
    <section className="stack" aria-labelledby="reviews">
      <h2 id="reviews">Reviews</h2>
      {/* What is wrong with the reviews is no reason not to show what they are of. */}
      <CatchBoundary
        getResetKey={() => JSON.stringify(props.of.queryKey)}
        errorComponent={({ error, reset }) => <LoadError error={error} onAgain={reset} />}
      >
        <Suspense fallback={<Loading>{<Skeleton shape="row" count={2} />}</Loading>}>
          <All {...props} />
        </Suspense>
      </CatchBoundary>
    </section>
  )
}

function All({ of, none, artisan }: Props) {
  const { rating } = useSuspenseInfiniteQuery(of).data.pages[0] as ReviewPage
  if (rating.average_tenths === null) return <p className="muted">{none}</p>
  return (
    <div className="stack">
      <Summary rating={rating} average={rating.average_tenths} />
      <p className="muted small">Only people who bought here, and whose order has ended, can write a review.</p>
      <Paged of={of} empty={<p className="muted">{none}</p>}>
        {reviews => (
          <ul>
            {reviews.map(review => (
              <One key={review.id} {...{ review, artisan }} />
            ))}
          </ul>
        )}
      </Paged>
    </div>
  )
}

function Summary({ rating, average }: { rating: ReviewPage['rating']; average: number }) {
  return (
    <div className="stack">
      <p className={css.average}>
        <span className={css.figure}>{starsOf(average)}</span>
        <span>of 5 stars, {reviewsOf(rating.count)}</span>
      </p>
      <dl className={css.bars}>
        {[...STARS].reverse().map(stars => {
          const count = rating.by_star[stars - 1] ?? 0
          return (
            <div key={stars}>
              <dt>
                {stars} <Star size={12} aria-label={stars === 1 ? 'star' : 'stars'} style={{ display: 'inline' }} />
              </dt>
              <dd className={css.bar} aria-hidden="true">
                <i style={{ width: `${Math.round((count * 100) / rating.count)}%` }} />
              </dd>
              <dd>{count}</dd>
            </div>
          )
        })}
      </dl>
    </div>
  )
}

function One({ review, artisan }: { review: Review; artisan: string }) {
  const decides = hasRole(useWho(), 'admin')
  const { title, lines } = review
  return (
    <li className={`${css.review} stack-tight`}>
      <div className="row">
        <Stars of={review.stars} />
        <span className="strong">{review.author ?? 'Somebody who has left'}</span>
        <span className="muted small">{formatDate(review.written_at)}</span>
      </div>
      <p className="muted small break">
        Bought: {title}
        {lines > 1 && ` and ${lines - 1} more`}
      </p>
      {review.words && <p className="lines break">{review.words}</p>}
      <Pictures of={review.pictures} />
      <ReplyOf who={artisan} reply={review.reply} />
      <div className="row">
        <ReportButton
          thing={{ kind: 'review', review_id: review.id }}
          name={`the review by ${review.author ?? 'somebody who has left'}`}
        />
      </div>
      {decides && (
        <Link to="/admin/reviews" search={{ id: review.id }} className="target small">
          Look at it as an administrator
        </Link>
      )}
    </li>
  )
}
