import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useAction } from '~/api/action'
import { Card } from '~/ui/card'
import { Choice, Choices } from '~/ui/field'
import { ActionNotice } from '~/ui/problem'
import { toast } from '~/ui/toast'
import { ownArtisan } from './queries'

/** Whether money is paid out by itself or when the artisan asks. */
export function PayoutPreference() {
  const { payout_mode: mode, id } = useSuspenseQuery(ownArtisan).data
  const client = useQueryClient()
  const action = useAction('put', '/me/artisan/payout-preference', {
    scope: id,
    stale: ['/me/wallet'],
    onDone: answer => {
      client.setQueryData(ownArtisan.queryKey, before => (before ? { ...before, ...answer } : undefined))
      toast(
        answer.payout_mode === 'automatic'
          ? 'Your money goes to your bank by itself from now on.'
          : 'You are paid out when you ask.',
      )
    },
  })
  const choose = (next: typeof mode) => void action.run({ body: { mode: next } })
  return (
    <Card title="When you are paid out">
      <div className="stack">
        <Choices legend="Payouts">
          <Choice
            name="mode"
            label="By themselves"
            hint="What is yours goes to your bank on each working day."
            checked={mode === 'automatic'}
            disabled={action.busy}
            onChange={() => choose('automatic')}
          />
          <Choice
            name="mode"
            label="When I ask"
            hint="It stays in your wallet until you withdraw it."
            checked={mode === 'on_request'}
            disabled={action.busy}
            onChange={() => choose('on_request')}
          />
        </Choices>
        <ActionNotice action={action} />
      </div>
    </Card>
  )
}
