import { useQuery } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import type { ActionView } from '~/api/action'
import { type Account, AccountFields } from '~/features/artisans/account-fields'
import { banks } from '~/features/artisans/queries'
import { Button } from '~/ui/button'
import { Dialog, DialogButtons } from '~/ui/dialog'
import { LoadError } from '~/ui/load-error'
import { Money } from '~/ui/money'
import { ActionNotice } from '~/ui/problem'
import type { Refund } from './admin-queries'

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
  return (
    <Dialog open title="Send to the buyer’s account" onClose={onClose}>
      <form className="stack" noValidate onSubmit={handleSubmit(onSend)}>
        <p>
          <Money of={refund.amount} /> goes to the account that the buyer named. Read the number back to them first.
        </p>
        {list.error && <LoadError error={list.error} onAgain={() => void list.refetch()} />}
        <AccountFields
          banks={list.data?.items ?? null}
          hint="10 digits"
          register={register}
          errors={formState.errors}
        />
        <ActionNotice action={action} safe="The refund is sent once." />
        <DialogButtons onClose={onClose} busy={action.busy}>
          <Button type="submit" look="primary" busy={action.busy}>
            Send
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  )
}
