import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { Heart } from 'lucide-react'
import { useState } from 'react'
import { forgetSeen, seenLately } from '~/features/catalogue/seen-lately'
import { KeptArtisans } from '~/features/users/kept-artisans'
import { KeptProducts } from '~/features/users/kept-products'
import { favourites } from '~/features/users/own-queries'
import { Button, ButtonLink } from '~/ui/button'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/states'

export const Route = createFileRoute('/_account/favourites')({
  loader: ({ context: { queryClient } }) => queryClient.ensureQueryData(favourites),
  component: Favourites,
})

function Favourites() {
  const { products, artisans } = useSuspenseQuery(favourites).data
  const [seen, setSeen] = useState(seenLately)
  return (
    <Page title="Favourites" back={{ label: 'Your account', link: { to: '/me' } }}>
      {products.length + artisans.length === 0 && (
        <Empty icon={Heart} title="Nothing is kept yet" action={<ButtonLink to="/">Go to the shop</ButtonLink>}>
          Press “Keep” on a product or an artisan, and you find it here again, on any of your devices.
        </Empty>
      )}
      {products.length > 0 && (
        <section className="stack" aria-labelledby="kept-products">
          <h2 id="kept-products">Products</h2>
          <KeptProducts ids={products.map(one => one.id)} droppable />
        </section>
      )}
      {artisans.length > 0 && (
        <section className="stack" aria-labelledby="kept-artisans">
          <h2 id="kept-artisans">Artisans</h2>
          <KeptArtisans ids={artisans.map(one => one.id)} />
        </section>
      )}
      {seen.length > 0 && (
        <section className="stack" aria-labelledby="seen">
          <h2 id="seen">Seen lately on this device</h2>
          <KeptProducts ids={seen} />
          <div className="row">
            <Button
              look="quiet"
              onClick={() => {
                forgetSeen()
                setSeen([])
              }}
            >
              Forget what I looked at
            </Button>
          </div>
        </section>
      )}
    </Page>
  )
}
