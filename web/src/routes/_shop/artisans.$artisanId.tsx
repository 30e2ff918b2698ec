import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { MapPin, Store, Truck } from 'lucide-react'
import { lazy } from 'react'
import { ANSWERS } from '~/domain/answers'
import { awayUntil, deliveryLines } from '~/domain/delivery'
import { placeName } from '~/domain/places'
import { formatDate } from '~/domain/time'
import css from '~/features/artisans/artisan.module.css'
import { ProductGrid } from '~/features/catalogue/product-grid'
import { artisan, productsOfArtisan } from '~/features/catalogue/queries'
import { Verified } from '~/features/catalogue/sold-by'
import { ReportButton } from '~/features/reports/report-button'
import { reviewsOfArtisan } from '~/features/reviews/queries'
import { KeepButton } from '~/features/users/keep-button'
import { Badge } from '~/ui/badge'
import { ButtonLink } from '~/ui/button'
import { Near } from '~/ui/near'
import { Notice } from '~/ui/notice'
import { Page } from '~/ui/page'
import { Paged } from '~/ui/paged'
import { Rated } from '~/ui/rated'
import { Empty } from '~/ui/states'

// Below what one came for.
const ReviewList = lazy(() => import('~/features/reviews/review-list'))

export const Route = createFileRoute('/_shop/artisans/$artisanId')({
  loader: async ({ context: { queryClient }, params: { artisanId } }) => {
    const [found] = await Promise.all([
      queryClient.ensureQueryData(artisan(artisanId)),
      queryClient.ensureInfiniteQueryData(productsOfArtisan(artisanId)),
    ])
    return found
  },
  component: ArtisanPage,
})

function ArtisanPage() {
  const { artisanId } = Route.useParams()
  const shown = useSuspenseQuery(artisan(artisanId)).data
  const away = awayUntil(shown, Date.now())
  return (
    <Page
      title={shown.display_name}
      sub={
        <>
          {shown.verified && <Verified />}
          <Rated of={shown.rating} />
          <span>On Homify since {formatDate(shown.created_at)}</span>
        </>
      }
      back={{ label: 'Shop', link: { to: '/' } }}
    >
      <div className="stack">
        {away && (
          <Notice tone="warn" title={`Back on ${formatDate(away)}`}>
            <p>Until then this artisan takes no orders. What they make can be looked at.</p>
          </Notice>
        )}
        <div className="row">
          {shown.trades.map(trade => (
            <Badge key={trade}>{trade}</Badge>
          ))}
          <KeepButton subject={artisanId} name={shown.display_name} />
        </div>
        {shown.areas.length > 0 && (
          <p className={`${css.fact} muted`}>
            <MapPin size={18} aria-hidden="true" /> Works in {shown.areas.map(placeName).join(', ')}
          </p>
        )}
        {deliveryLines(shown.delivery_options ?? {}).map(line => (
          <p key={line} className={`${css.fact} muted break`}>
            <Truck size={18} aria-hidden="true" /> {line}
          </p>
        ))}
        {shown.about && <p className="lines break">{shown.about}</p>}
        <div className="row">
          <ButtonLink to="/ask" search={{ artisan: shown.id }}>
            Ask a question
          </ButtonLink>
          <ReportButton thing={{ kind: 'artisan', artisan_id: artisanId }} />
          {shown.answers_within && <span className="muted">{ANSWERS[shown.answers_within]}</span>}
        </div>
        {shown.verified && (
          <p className="muted small">
            Verified: we checked this artisan’s documents, and that the bank account is in the same name.
          </p>
        )}
      </div>
      <section className="stack" aria-labelledby="products">
        <h2 id="products">On sale</h2>
        <Paged
          of={productsOfArtisan(artisanId)}
          empty={
            <Empty icon={Store} title="Nothing on sale now" action={<ButtonLink to="/">Go to the shop</ButtonLink>}>
              This artisan offers nothing at the moment.
            </Empty>
          }
        >
          {products => <ProductGrid products={products} />}
        </Paged>
      </section>
      {shown.verified && (
        <Near>
          <ReviewList
            of={reviewsOfArtisan(artisanId)}
            none="Nobody has reviewed this artisan yet. Who buys here can, once the order has ended."
            artisan={shown.display_name}
          />
        </Near>
      )}
    </Page>
  )
}
