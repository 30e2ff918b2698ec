import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { MapPin, Store } from 'lucide-react'
import { ANSWERS } from '~/domain/answers'
import { placeName } from '~/domain/places'
import { formatDate } from '~/domain/time'
import { ProductGrid } from '~/features/catalogue/product-grid'
import { artisan, productsOfArtisan } from '~/features/catalogue/queries'
import { Verified } from '~/features/catalogue/sold-by'
import { Badge } from '~/ui/badge'
import { ButtonLink } from '~/ui/button'
import { Page } from '~/ui/page'
import { Paged } from '~/ui/paged'
import { Empty } from '~/ui/states'

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
  return (
    <Page
      title={shown.display_name}
      sub={
        <>
          {shown.verified && <Verified />}
          <span>On Homify since {formatDate(shown.created_at)}</span>
        </>
      }
      back={{ label: 'Shop', link: { to: '/' } }}
    >
      <div className="stack">
        <div className="row">
          {shown.trades.map(trade => (
            <Badge key={trade}>{trade}</Badge>
          ))}
        </div>
        {shown.areas.length > 0 && (
          <p className="row muted">
            <MapPin size={18} aria-hidden="true" /> Works in {shown.areas.map(placeName).join(', ')}
          </p>
        )}
        {shown.about && <p className="lines break">{shown.about}</p>}
        <div className="row">
          <ButtonLink to="/ask" search={{ artisan: shown.id }}>
            Ask a question
          </ButtonLink>
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
    </Page>
  )
}
