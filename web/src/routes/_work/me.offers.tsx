import { createFileRoute } from '@tanstack/react-router'
import { HandCoins } from 'lucide-react'
import { OfferRows } from '~/features/offers/offer-rows'
import { offers } from '~/features/offers/queries'
import { ButtonLink } from '~/ui/button'
import { Page } from '~/ui/page'
import { Paged } from '~/ui/paged'
import { Empty } from '~/ui/states'

export const Route = createFileRoute('/_work/me/offers')({
  loader: ({ context: { queryClient } }) => queryClient.ensureInfiniteQueryData(offers('artisan')),
  component: Offers,
})

function Offers() {
  return (
    <Page title="Offers" back={{ label: 'Your products', link: { to: '/me/products' } }}>
      <Paged
        of={offers('artisan')}
        empty={
          <Empty
            icon={HandCoins}
            title="No offers yet"
            action={<ButtonLink to="/me/products">See your products</ButtonLink>}
          >
            Say on the page of a product how little of its price buyers may offer. What they offer will be here, with
            two days to answer.
          </Empty>
        }
      >
        {items => <OfferRows offers={items} />}
      </Paged>
    </Page>
  )
}
