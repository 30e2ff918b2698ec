import { Link } from '@tanstack/react-router'
import { times } from '~/domain/money'
import type { Order } from '~/domain/order'
import { Card } from '~/ui/card'
import { Facts } from '~/ui/facts'
import { Money } from '~/ui/money'

/** What was ordered, at the prices of then. */
export function OrderLines({ order }: { order: Order }) {
  return (
    <Card
      title="What was ordered"
      aside={
        order.paid_at && (
          <Link to="/orders/$orderId/receipt" params={{ orderId: order.id }} className="target">
            Receipt
          </Link>
        )
      }
    >
      <Facts
        rows={[
          ...order.lines.map(line => ({
            name: line.product_id ? (
              <>
                {line.quantity} ×{' '}
                <Link to="/products/$productId" params={{ productId: line.product_id }}>
                  {line.title}
                </Link>
              </>
            ) : (
              line.title
            ),
            key: line.product_id ?? line.kind,
            value:
              line.kind === 'delivery' && line.unit_price.amount === 0 ? (
                'free'
              ) : (
                <Money of={times(line.unit_price, line.quantity)} />
              ),
          })),
          { name: 'Total', value: <Money of={order.total} />, total: true },
        ]}
      />
    </Card>
  )
}
