import { refundsIssue } from '@homify/client/limits'
import { useState } from 'react'
import { useAction } from '~/api/action'
import { formatMoney, parseMoney } from '~/domain/money'
import { Button } from '~/ui/button'
import { TextField } from '~/ui/field'
import { toast } from '~/ui/toast'
import { WordsDialog } from '~/ui/words-dialog'

/** Gives money of an order back to its buyer, with a reason that both sides are told. */
export function IssueRefund({ orderId }: { orderId: string }) {
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const amount = parseMoney(typed)
  const action = useAction('post', '/admin/orders/{order_id}/refunds', {
    scope: orderId,
    stale: ['/admin/history/{subject}', '/admin/refunds'],
    onDone: refund => {
      setOpen(false)
      toast(`${formatMoney(refund.amount)} goes back to the buyer.`)
    },
  })
  return (
    <>
      <Button onClick={() => setOpen(true)}>Give money back</Button>
      {open && (
        <WordsDialog
          title="Give money back to the buyer"
          label="Reason"
          hint="Both sides read it."
          limit={refundsIssue.reason}
          confirm="Give it back"
          action={action}
          disabledReason={amount ? null : 'Write the amount in figures.'}
          onClose={() => setOpen(false)}
          onConfirm={reason =>
            void action.run({
              path: { order_id: orderId },
              body: { amount: { amount: amount ?? 0, currency: 'NGN' }, reason },
            })
          }
          more={
            <TextField
              label="Amount"
              before="₦"
              inputMode="decimal"
              autoComplete="off"
              value={typed}
              onChange={event => setTyped(event.target.value)}
            />
          }
        >
          <p>
            While the money is held it comes from there. After the release, the artisan and Homify give in proportion to
            what each got.
          </p>
        </WordsDialog>
      )}
    </>
  )
}
