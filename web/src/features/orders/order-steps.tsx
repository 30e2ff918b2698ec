import type { ReactNode } from 'react'
import { type Order, type OrderAction, type Side, shown } from '~/domain/order'
import { ButtonLink, type Look } from '~/ui/button'

interface Props {
  order: Order
  side: Side
  /** Draws one thing that can be done. */
  step(action: OrderAction, look?: Look): ReactNode
}

/** What one side can do with an order now: the one primary step first. While it is in dispute, the way there. */
export function OrderSteps({ order, side, step }: Props) {
  const { primary, others = [] } = shown(order, side)
  if (order.dispute_id && order.status === 'disputed') {
    return (
      <ButtonLink to="/disputes/$disputeId" params={{ disputeId: order.dispute_id }} look="primary" wide>
        See the dispute
      </ButtonLink>
    )
  }
  return (
    <div className="stack-tight">
      {primary && step(primary, 'primary')}
      {others.length > 0 && <div className="row">{others.map(action => step(action))}</div>}
    </div>
  )
}
