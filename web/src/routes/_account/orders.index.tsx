import { createFileRoute } from '@tanstack/react-router'
import { Package } from 'lucide-react'
import { OrderRows } from '~/features/orders/order-rows'
import { OrderTabs } from '~/features/orders/order-tabs'
import { orders } from '~/features/orders/queries'
import { ButtonLink } from '~/ui/button'
import { Page } from '~/ui/page'
import { Paged } from '~/ui/paged'
import { Empty } from '~/ui/states'

export const Route = createFileRoute('/_account/orders/')({
  loader: ({ context: { queryClient } }) => queryClient.ensureInfiniteQueryData(orders('buyer')),
  component: Orders,
})

function Orders() {
  return (
    <Page title="Your orders">
      <OrderTabs />
      <Paged
        of={orders('buyer')}
        empty={
          <Empty
            icon={Package}
            title="No orders yet"
            action={
              <ButtonLink to="/" look="primary">
                Find something
              </ButtonLink>
            }
          >
            What you order will be here, with where it is and where your money is.
          </Empty>
        }
      >
        {items => <OrderRows orders={items} side="buyer" />}
      </Paged>
    </Page>
  )
}
