import { ordersCancel } from '@homify/client/limits'
import { useState } from 'react'
import { useAction } from '~/api/action'
import { formatMoney } from '~/domain/money'
import { TextArea } from '~/ui/field'
import { done, STALE } from './keep-order'
import { path, Step, type StepProps } from './step'

/** Calls an order off, with a reason that the other side is told. */
export function CancelOrder({ order, side }: StepProps) {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const action = useAction('post', '/orders/{order_id}/cancel', {
    scope: order.id,
    stale: STALE,
    onDone: done(() => setOpen(false), 'The order was cancelled.'),
  })
  const paid = order.status !== 'pending_payment'
  const { minLength, maxLength } = ordersCancel.reason
  const words =
    side === 'buyer' ? 'Cancel the order' : order.status === 'paid' ? 'Decline the order' : 'Cancel the order'
  return (
    <Step
      {...{ action, open, setOpen }}
      name={words}
      title={`${words}?`}
      label={words}
      danger
      ready={reason.trim().length >= minLength}
      onConfirm={() => void action.run({ ...path(order), body: { reason: reason.trim() } })}
    >
      <p>
        {!paid && 'You have not been charged.'}
        {paid && side === 'buyer' && `You get ${formatMoney(order.total)} back, the way you paid.`}
        {paid && side === 'artisan' && `The buyer gets ${formatMoney(order.total)} back.`}
      </p>
      <TextArea
        label="Why?"
        hint="The other side is told."
        maxLength={maxLength}
        value={reason}
        onChange={event => setReason(event.target.value)}
      />
    </Step>
  )
}
