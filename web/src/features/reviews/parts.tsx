import { Star } from 'lucide-react'
import { STARS } from '~/domain/stars'
import { Picture, type Shown } from '~/ui/picture'
import { When } from '~/ui/when'
import type { Review } from './queries'
import css from './reviews.module.css'

/** So many stars of five. */
export const Stars = ({ of }: { of: number }) => (
  <span className={css.line} role="img" aria-label={`${of} of 5 stars`}>
    {STARS.map(star => (
      <Star key={star} size={18} aria-hidden="true" data-on={star <= of || undefined} />
    ))}
  </span>
)

export function Pictures({ of }: { of: readonly (Shown & { id: string })[] }) {
  if (of.length === 0) return null
  return (
    <ul className={css.pictures}>
      {of.map((image, index) => (
        <li key={image.id}>
          <a href={image.sizes.at(-1)?.jpeg} target="_blank" rel="noreferrer">
            <Picture image={image} alt={`Picture ${index + 1} of ${of.length}; opens in full`} sizes="96px" />
          </a>
        </li>
      ))}
    </ul>
  )
}

/** What the other side answered. */
export const ReplyOf = ({ who, reply }: { who: string; reply: Review['reply'] }) =>
  reply && (
    <div className={css.reply}>
      <p className="small muted">
        {who} replied, <When at={reply.at} />
      </p>
      <p className="lines break">{reply.words}</p>
    </div>
  )
