import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { formatMoney } from '~/domain/money'
import { PAYOUT, payout } from '~/features/payouts/queries'
import { Badge } from '~/ui/badge'
import { Card } from '~/ui/card'
import { Facts } from '~/ui/facts'
import { Notice } from '~/ui/notice'
import { Page } from '~/ui/page'
import { When } from '~/ui/when'

export const Route = createFileRoute('/_work/me/payouts_/$payoutId')({
  loader: ({ context: { queryClient }, params }) => queryClient.ensureQueryData(payout(params.payoutId)),
  component: PayoutPage,
})

function PayoutPage() {
  const { payoutId } = Route.useParams()
  const one = useSuspenseQuery(payout(payoutId)).data
  const { label, tone, say } = PAYOUT[one.status]
  return (
    <Page
      title={`Payout of ${formatMoney(one.amount)}`}
      sub={<Badge tone={tone}>{label}</Badge>}
      back={{ label: 'Payouts', link: { to: '/me/payouts' } }}
      narrow
    >
      {one.failure && (
        <Notice tone="bad" title="What the bank said">
          <p className="break">{one.failure}</p>
        </Notice>
      )}
      <Card>
        <div className="stack">
          <p>{say}</p>
          <Facts
            rows={[
              { name: 'Bank', value: one.bank_name },
              { name: 'Account', value: `ending in ${one.account_last4}` },
              { name: 'Reference', value: <span className="break">{one.reference}</span> },
              { name: 'Asked for', value: <When at={one.created_at} /> },
              { name: 'Last change', value: <When at={one.changed_at} /> },
            ]}
          />
        </div>
      </Card>
    </Page>
  )
}
