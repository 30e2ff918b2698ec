import { Link } from '@tanstack/react-router'
import { times } from '~/domain/money'
import type { Order } from '~/domain/order'
import { Card } from '~/ui/card'
import { Facts } from '~/ui/facts'
import { Money } from '~/ui/money'

/** What was ordered, at the prices of then. */
export function OrderLines({ order }: { order: Order }) {
  return (
    <Card title="What was ordered">
      <Facts
        rows={[
          ...order.lines.map(line => ({
            name: (
              <>
                {line.quantity} ×{' '}
                <Link to="/products/$productId" params={{ productId: line.product_id }}>
                  {line.title}
                </Link>
              </>
            ),
            key: line.product_id,
            value: <Money of={times(line.unit_price, line.quantity)} />,
          })),
          { name: 'Total', value: <Money of={order.total} />, total: true },
        ]}
      />
    </Card>
  )
}
