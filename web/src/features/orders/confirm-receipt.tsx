import { useState } from 'react'
import { useAction } from '~/api/action'
import { formatMoney } from '~/domain/money'
import type { Order } from '~/domain/order'
import { Button } from '~/ui/button'
import { Confirm } from '~/ui/confirm'
import { done, STALE } from './keep-order'

/** The buyer has what was promised: the one step that pays the artisan. */
export function ConfirmReceipt({ order }: { order: Order }) {
  const [open, setOpen] = useState(false)
  const confirm = useAction('post', '/orders/{order_id}/confirm', {
    scope: order.id,
    stale: STALE,
    onDone: done(() => setOpen(false), 'Thank you. The artisan is being paid.'),
  })
  return (
    <>
      <Button look="primary" wide onClick={() => setOpen(true)}>
        I have it, and it is as promised
      </Button>
      <Confirm
        open={open || confirm.busy || confirm.state.at === 'unknown'}
        title="Do you have it?"
        onClose={() => setOpen(false)}
        action={confirm}
        label={`Yes, pay the artisan`}
        onConfirm={() => void confirm.run({ path: { order_id: order.id }, body: {} })}
        safe="Your money stays where it is until then."
      >
        <p>
          {formatMoney(order.total)} goes to the artisan, less our fee. Confirm only if you hold it in your hands and it
          is what was promised: you cannot take this back.
        </p>
      </Confirm>
    </>
  )
}
