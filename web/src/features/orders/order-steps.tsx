import { type ComponentType, lazy, Suspense } from 'react'
import { choices } from '~/domain/actions'
import { ONWARD, type Order, type OrderAction, type OrderActionName, type Side } from '~/domain/order'
import { OpenDispute } from '~/features/disputes/open-dispute'
import { ButtonLink } from '~/ui/button'
import { Refused } from '~/ui/refused'
import { Accept, Deliver, EnterCode, OfferRefund, Ship, WithdrawOffer } from './artisan-steps'
import { CancelOrder } from './cancel-order'
import { ConfirmReceipt } from './confirm-receipt'
import { Pay } from './pay'
import type { StepProps } from './step'

// Few orders are disputed.
const DisputeNow = lazy(() => import('~/features/disputes/now'))

const NAMES: Record<OrderActionName, string> = {
  pay: 'Pay',
  accept: 'Accept the order',
  ship: 'It is on its way',
  change_tracking: 'Change how it travels',
  deliver: 'It is delivered',
  add_proof: 'Add to the proof',
  enter_release_code: 'Enter the release code',
  confirm: 'Confirm that you have it',
  cancel: 'Cancel the order',
  open_dispute: 'Open a dispute',
  offer_refund: 'Offer money back',
  withdraw_refund_offer: 'Take the offer back',
  accept_refund: 'Take the money offered',
  decline_refund: 'Decline the offer',
  refund: 'Give money back',
  review: 'Write a review',
}

// The offer and the reviews have cards of their own, and what administrators do has pages of its own.
const ELSEWHERE: ReadonlySet<OrderActionName> = new Set<OrderActionName>([
  'accept_refund',
  'decline_refund',
  'refund',
  'review',
])

const STEPS: Partial<Record<OrderActionName, ComponentType<StepProps>>> = {
  pay: Pay,
  accept: Accept,
  ship: Ship,
  change_tracking: Ship,
  deliver: Deliver,
  add_proof: Deliver,
  enter_release_code: EnterCode,
  confirm: ConfirmReceipt,
  cancel: CancelOrder,
  open_dispute: OpenDispute,
  offer_refund: OfferRefund,
  withdraw_refund_offer: WithdrawOffer,
}

/** What the API lets one side do with an order now: the step onward first. While it is in dispute, the way there. */
export function OrderSteps({ order, side }: { order: Order; side: Side }) {
  if (order.dispute_id && order.status === 'disputed') {
    return (
      <div className="stack-tight">
        <Suspense>
          <DisputeNow id={order.dispute_id} side={side} />
        </Suspense>
        <ButtonLink to="/disputes/$disputeId" params={{ disputeId: order.dispute_id }} look="primary" wide>
          See the dispute
        </ButtonLink>
      </div>
    )
  }
  const { primary, others, refused } = choices(
    order.actions.filter(one => !ELSEWHERE.has(one.action)),
    ONWARD,
  )
  const step = (allowed: OrderAction, onward = false) => {
    const Step = STEPS[allowed.action]
    return Step && <Step key={allowed.action} {...{ order, side, allowed, onward }} />
  }
  return (
    <div className="stack-tight">
      {primary && step(primary, true)}
      {others.length > 0 && <div className="row">{others.map(one => step(one))}</div>}
      <Refused actions={refused} names={NAMES} />
    </div>
  )
}
