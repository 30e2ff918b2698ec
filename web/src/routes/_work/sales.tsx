import { createFileRoute } from '@tanstack/react-router'
import { ShoppingBag } from 'lucide-react'
import { OrderRows } from '~/features/orders/order-rows'
import { orders } from '~/features/orders/queries'
import { ButtonLink } from '~/ui/button'
import { Page } from '~/ui/page'
import { Paged } from '~/ui/paged'
import { Empty } from '~/ui/states'

export const Route = createFileRoute('/_work/sales')({
  loader: ({ context: { queryClient } }) => queryClient.ensureInfiniteQueryData(orders('artisan')),
  component: Sales,
})

function Sales() {
  return (
    <Page title="Sales">
      <Paged
        of={orders('artisan')}
        empty={
          <Empty
            icon={ShoppingBag}
            title="No sales yet"
            action={<ButtonLink to="/me/products">See your products</ButtonLink>}
          >
            What is ordered from you will be here, with the time that is left to accept it. Good photos sell best.
          </Empty>
        }
      >
        {items => <OrderRows orders={items} side="artisan" />}
      </Paged>
    </Page>
  )
}
