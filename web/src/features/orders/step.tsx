import type { ComponentProps } from 'react'
import type { Order, OrderAction, Side } from '~/domain/order'
import { Step as AnyStep } from '~/ui/step'

export interface StepProps {
  order: Order
  side: Side
  /** The API's word that it can be done, and what goes with it. */
  allowed: OrderAction
  /** It is the one that takes the order on. */
  onward: boolean
}

/** A step of an order; the one onward is as wide as the page. */
export const Step = ({
  onward,
  ...props
}: Omit<ComponentProps<typeof AnyStep>, 'look' | 'wide'> & { onward?: boolean }) => (
  <AnyStep look={onward ? 'primary' : 'secondary'} wide={onward} {...props} />
)

export const path = (order: Order) => ({ path: { order_id: order.id } })
