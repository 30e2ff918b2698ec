import { formatMoney } from '~/domain/money'
import type { Order, OrderAction } from '~/domain/order'
import { OpenDispute } from '~/features/disputes/open-dispute'
import { ButtonLink } from '~/ui/button'
import { CancelOrder } from './cancel-order'
import { ConfirmReceipt } from './confirm-receipt'
import { OrderSteps } from './order-steps'

/** What the buyer can do with an order now: the one primary step first. */
export function BuyerSteps({ order }: { order: Order }) {
  const step = (action: OrderAction) => {
    switch (action) {
      case 'pay':
        return (
          <ButtonLink
            key={action}
            to="/payments/$paymentId"
            params={{ paymentId: order.payment_id }}
            look="primary"
            wide
          >
            Pay {formatMoney(order.total)}
          </ButtonLink>
        )
      case 'confirm':
        return <ConfirmReceipt key={action} order={order} />
      case 'cancel':
        return <CancelOrder key={action} order={order} side="buyer" />
      case 'dispute':
        return <OpenDispute key={action} order={order} side="buyer" />
      default:
        return null
    }
  }
  return <OrderSteps order={order} side="buyer" step={step} />
}
