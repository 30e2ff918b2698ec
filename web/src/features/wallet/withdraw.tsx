import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useAction } from '~/api/action'
import { formatMoney, parseMoney, plainMoney } from '~/domain/money'
import { Button } from '~/ui/button'
import { Dialog, DialogButtons } from '~/ui/dialog'
import { TextField } from '~/ui/field'
import { ActionNotice } from '~/ui/problem'
import { toast } from '~/ui/toast'
import { Deadline } from '~/ui/when'
import type { Wallet } from './queries'

/** Why nothing can be withdrawn now, in the order in which one would mend it. */
function reasonOf(wallet: Wallet, hasAccount: boolean): string | null {
  if (!hasAccount) return 'Add your bank account first.'
  if (wallet.available.amount === 0) return 'There is nothing to withdraw yet.'
  if (wallet.payouts_paused) return 'Payouts are paused: your bank refused several. Check your bank account.'
  if (wallet.payouts_on_hold_until) return null
  if (wallet.daily_limit_left.amount === 0) return 'Today’s limit is used up. It starts anew tomorrow.'
  return null
}

/** Asks for a payout of what is available, or a part of it. */
export function Withdraw({ wallet, account }: { wallet: Wallet; account: string | null }) {
  const [open, setOpen] = useState(false)
  const most = Math.min(wallet.available.amount, wallet.daily_limit_left.amount)
  const { register, handleSubmit, formState } = useForm({ values: { amount: plainMoney(most) } })
  const action = useAction('post', '/me/wallet/withdrawals', {
    scope: 'wallet',
    stale: ['/me/wallet', '/me/wallet/entries', '/me/payouts'],
    onDone: answer => {
      setOpen(false)
      toast(`${formatMoney(answer.amount)} is on its way to your bank.`)
    },
  })
  const held = wallet.payouts_on_hold_until
  return (
    <>
      <Button
        look="primary"
        onClick={() => setOpen(true)}
        disabledReason={reasonOf(wallet, account !== null)}
        disabled={held !== null}
      >
        Withdraw
      </Button>
      {held && (
        <p className="small">
          Your bank account is new. So that nobody else empties your wallet, payouts begin <Deadline at={held} />.
        </p>
      )}
      <Dialog open={open} title="Withdraw to your bank" onClose={() => setOpen(false)}>
        <form
          className="stack"
          noValidate
          onSubmit={handleSubmit(({ amount }) =>
            action.run({ body: { amount: { amount: parseMoney(amount) ?? 0, currency: wallet.currency } } }),
          )}
        >
          <TextField
            label="Amount"
            before="₦"
            inputMode="decimal"
            autoComplete="off"
            hint={`Up to ${formatMoney({ ...wallet.available, amount: most })} today`}
            error={formState.errors.amount?.message}
            {...register('amount', {
              validate: text => {
                const amount = parseMoney(text)
                if (!amount) return 'Write how much, in figures.'
                return amount <= most || `At most ${formatMoney({ ...wallet.available, amount: most })} today.`
              },
            })}
          />
          {account && <p>It goes to {account}.</p>}
          <ActionNotice action={action} safe="Your money is in your wallet or on its way, never both." />
          <DialogButtons onClose={() => setOpen(false)} busy={action.busy}>
            <Button type="submit" look="primary" busy={action.busy}>
              Withdraw
            </Button>
          </DialogButtons>
        </form>
      </Dialog>
    </>
  )
}
