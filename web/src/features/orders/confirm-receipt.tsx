import { useState } from 'react'
import { useAction } from '~/api/action'
import { formatMoney } from '~/domain/money'
import { done, STALE } from './keep-order'
import { path, Step, type StepProps } from './step'

/** The buyer has what was promised: the one step that pays the artisan. */
export function ConfirmReceipt({ order, onward }: StepProps) {
  const [open, setOpen] = useState(false)
  const action = useAction('post', '/orders/{order_id}/confirm', {
    scope: order.id,
    stale: STALE,
    onDone: done(() => setOpen(false), 'Thank you. The artisan is being paid.'),
  })
  return (
    <Step
      {...{ onward, action, open, setOpen }}
      name="I have it, and it is as promised"
      title="Do you have it?"
      label="Yes, pay the artisan"
      onConfirm={() => void action.run({ ...path(order), body: {} })}
      safe="Your money stays where it is until then."
    >
      <p>
        {formatMoney(order.total)} goes to the artisan, less our fee. Confirm only if you hold it in your hands and it
        is what was promised: you cannot take this back.
      </p>
    </Step>
  )
}
