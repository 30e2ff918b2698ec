import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { ReceiptText } from 'lucide-react'
import { useWho } from '~/app/session'
import { times } from '~/domain/money'
import { placeName } from '~/domain/places'
import { escrow, order } from '~/features/orders/queries'
import css from '~/features/orders/receipt.module.css'
import { Button, ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { Facts } from '~/ui/facts'
import { Money } from '~/ui/money'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/states'
import { When } from '~/ui/when'

export const Route = createFileRoute('/_account/orders/$orderId_/receipt')({
  loader: async ({ context: { queryClient }, params }) => {
    const found = await queryClient.ensureQueryData(order(params.orderId))
    await queryClient.ensureQueryData(escrow(found.escrow_id))
  },
  component: Receipt,
})

function Receipt() {
  const { orderId } = Route.useParams()
  const found = useSuspenseQuery(order(orderId)).data
  const money = useSuspenseQuery(escrow(found.escrow_id)).data
  const isArtisan = useWho()?.userId !== found.buyer_id
  const back = { label: 'The order', link: { to: '/orders/$orderId', params: { orderId } } } as const
  if (!found.paid_at) {
    return (
      <Page title="Receipt" back={back} narrow>
        <Empty
          icon={ReceiptText}
          title="Nothing was paid yet"
          action={
            <ButtonLink to="/orders/$orderId" params={{ orderId }}>
              To the order
            </ButtonLink>
          }
        >
          The receipt is here once the order is paid.
        </Empty>
      </Page>
    )
  }
  const { delivery } = found
  return (
    <Page title="Receipt" back={back} narrow>
      <Card title="Paid with Homify">
        <div className="stack">
          <Facts
            rows={[
              { name: 'Order', value: <span className={css.number}>{found.id}</span> },
              { name: 'Paid', value: <When at={found.paid_at} /> },
              // As the gateway has it: what a bank asks for.
              {
                name: 'Payment reference',
                value: <span className={css.number}>{found.payment_id.replace('_', '-').toLowerCase()}</span>,
              },
              { name: 'Sold by', value: found.artisan.display_name ?? 'An artisan who has left' },
              { name: 'Bought by', value: found.buyer.name ?? 'A buyer who has left' },
              delivery && {
                name: 'To',
                value: `${delivery.recipient}, ${delivery.address}, ${delivery.city}, ${placeName(delivery.area)}`,
              },
            ]}
          />
          <table className={css.lines}>
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">Price</th>
              </tr>
            </thead>
            <tbody>
              {found.lines.map(line => (
                <tr key={line.product_id ?? line.kind}>
                  <td>{line.kind === 'product' ? `${line.quantity} × ${line.title}` : line.title}</td>
                  <td>
                    <Money of={times(line.unit_price, line.quantity)} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <Facts
            rows={[
              { name: 'Total', value: <Money of={found.total} />, total: true },
              money.refunded.amount > 0 && { name: 'Given back', value: <Money of={money.refunded} /> },
              isArtisan && found.proceeds && { name: 'Homify’s fee', value: <Money of={found.proceeds.fee} /> },
              isArtisan && found.proceeds && { name: 'For you', value: <Money of={found.proceeds.net} /> },
            ]}
          />
        </div>
      </Card>
      <div className={css.actions}>
        <Button look="primary" onClick={() => print()}>
          Print or save as PDF
        </Button>
      </div>
    </Page>
  )
}
