import { refundsRetry } from '@homify/client/limits'
import { useQuery } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import type { ActionView } from '~/api/action'
import { Button } from '~/ui/button'
import { Dialog, DialogButtons } from '~/ui/dialog'
import { Select, TextField } from '~/ui/field'
import { LoadError } from '~/ui/load-error'
import { Money } from '~/ui/money'
import { ActionNotice } from '~/ui/problem'
import { banks, type Refund } from './admin-queries'

interface Account {
  bank_code: string
  account_number: string
}

interface Props {
  refund: Refund
  action: ActionView
  onSend(account: Account): void
  onClose(): void
}

/** Sends a refund to the bank account that the buyer named. */
export function SendToAccount({ refund, action, onSend, onClose }: Props) {
  const list = useQuery(banks)
  const { register, handleSubmit, formState } = useForm<Account>()
  const { errors } = formState
  return (
    <Dialog open title="Send to the buyer’s account" onClose={onClose}>
      <form className="stack" noValidate onSubmit={handleSubmit(onSend)}>
        <p>
          <Money of={refund.amount} /> goes to the account that the buyer named. Read the number back to them first.
        </p>
        {list.error && <LoadError error={list.error} onAgain={() => void list.refetch()} />}
        <Select
          label="Bank"
          error={errors.bank_code?.message}
          {...register('bank_code', { required: 'Choose the bank.' })}
        >
          <option value="">{list.isPending ? 'Loading…' : 'Choose'}</option>
          {list.data?.items.map(bank => (
            <option key={bank.code} value={bank.code}>
              {bank.name}
            </option>
          ))}
        </Select>
        <TextField
          label="Account number"
          hint="10 digits"
          inputMode="numeric"
          autoComplete="off"
          error={errors.account_number?.message}
          {...register('account_number', {
            required: 'The account number is needed.',
            pattern: {
              value: new RegExp(refundsRetry.account.account_number.pattern),
              message: 'An account number has 10 digits.',
            },
          })}
        />
        <ActionNotice action={action} safe="The refund is sent once." />
        <DialogButtons>
          <Button type="submit" look="primary" busy={action.busy}>
            Send
          </Button>
          <Button onClick={onClose}>Not now</Button>
        </DialogButtons>
      </form>
    </Dialog>
  )
}
