import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import { useAction } from '~/api/action'
import { AccountFields } from '~/features/artisans/account-fields'
import { banks, ownArtisan } from '~/features/artisans/queries'
import { Button } from '~/ui/button'
import { Card } from '~/ui/card'
import { Facts } from '~/ui/facts'
import { Notice } from '~/ui/notice'
import { Page } from '~/ui/page'
import { ActionNotice } from '~/ui/problem'
import { toast } from '~/ui/toast'
import { Deadline, When } from '~/ui/when'

export const Route = createFileRoute('/_work/me/artisan_/account')({
  loader: ({ context: { queryClient } }) =>
    Promise.all([queryClient.ensureQueryData(ownArtisan), queryClient.ensureQueryData(banks)]),
  component: Account,
})

function Account() {
  const own = useSuspenseQuery(ownArtisan).data
  const { items } = useSuspenseQuery(banks).data
  const navigate = useNavigate()
  const { register, handleSubmit, formState } = useForm({ defaultValues: { bank_code: '', account_number: '' } })
  const action = useAction('put', '/me/artisan/payout-account', {
    scope: own.id,
    stale: ['/me/artisan', '/me/wallet'],
    onDone: async answer => {
      toast(`${answer.payout_account?.account_name}: we pay you there.`)
      await navigate({ to: '/me/artisan' })
    },
  })
  const now = own.payout_account
  return (
    <Page title="Your bank account" back={{ label: 'Today', link: { to: '/me/artisan' } }} narrow>
      {now && (
        <Card title="We pay you here">
          <Facts
            rows={[
              { name: 'Bank', value: now.bank_name },
              { name: 'Account', value: `ending in ${now.account_last4}` },
              { name: 'In the name of', value: now.account_name },
              { name: 'Since', value: <When at={now.set_at} /> },
            ]}
          />
        </Card>
      )}
      {own.payouts_on_hold_until && (
        <Notice title="Payouts begin soon">
          <p>
            A new account waits, so that nobody else empties your wallet: payouts begin{' '}
            <Deadline at={own.payouts_on_hold_until} />.
          </p>
        </Notice>
      )}
      <Card title={now ? 'Another account' : 'Where do we pay you?'}>
        <form className="stack" noValidate onSubmit={handleSubmit(body => action.run({ body }))}>
          <AccountFields
            banks={items}
            hint={`10 digits. The account must be in your own name: ${own.legal_name}.`}
            register={register}
            errors={formState.errors}
          />
          <ActionNotice action={action} safe="Your money stays in your wallet." />
          <div className="row">
            <Button type="submit" look="primary" busy={action.busy}>
              {now ? 'Change it' : 'Add it'}
            </Button>
          </div>
        </form>
      </Card>
    </Page>
  )
}
