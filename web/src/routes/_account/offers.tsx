import { createFileRoute } from '@tanstack/react-router'
import { HandCoins } from 'lucide-react'
import { OfferRows } from '~/features/offers/offer-rows'
import { offers } from '~/features/offers/queries'
import { OrderTabs } from '~/features/orders/order-tabs'
import { ButtonLink } from '~/ui/button'
import { Page } from '~/ui/page'
import { Paged } from '~/ui/paged'
import { Empty } from '~/ui/states'

export const Route = createFileRoute('/_account/offers')({
  loader: ({ context: { queryClient } }) => queryClient.ensureInfiniteQueryData(offers('buyer')),
  component: Offers,
})

function Offers() {
  return (
    <Page title="Your offers">
      <OrderTabs />
      <Paged
        of={offers('buyer')}
        empty={
          <Empty
            icon={HandCoins}
            title="No offers yet"
            action={
              <ButtonLink to="/" look="primary">
                Find something
              </ButtonLink>
            }
          >
            Where an artisan takes offers, the page of the product says so. What you offer will be here, with the
            answer.
          </Empty>
        }
      >
        {items => <OfferRows offers={items} />}
      </Paged>
    </Page>
  )
}
