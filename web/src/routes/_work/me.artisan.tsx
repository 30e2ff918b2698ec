import { createFileRoute } from '@tanstack/react-router'
import { ShoppingBag } from 'lucide-react'
import { list } from '~/api/query'
import { OrderRows } from '~/features/orders/order-rows'
import { ButtonLink } from '~/ui/button'
import { Page } from '~/ui/page'
import { Paged } from '~/ui/paged'
import { Empty } from '~/ui/states'

const sales = list('/orders', { query: { as: 'artisan' } })

export const Route = createFileRoute('/_work/me/artisan')({
  loader: ({ context: { queryClient } }) => queryClient.ensureInfiniteQueryData(sales),
  component: Today,
})

function Today() {
  return (
    <Page title="Today">
      <Paged
        of={sales}
        empty={
          <Empty icon={ShoppingBag} title="No orders yet" action={<ButtonLink to="/">See the shop</ButtonLink>}>
            What is ordered from you will be here, with the time that is left to accept it.
          </Empty>
        }
      >
        {orders => <OrderRows orders={orders} side="artisan" />}
      </Paged>
    </Page>
  )
}
