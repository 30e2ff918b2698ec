import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, Link } from '@tanstack/react-router'
import { Wallet } from 'lucide-react'
import { formatMoney } from '~/domain/money'
import { PayoutPreference } from '~/features/artisans/payout-preference'
import { ownArtisan } from '~/features/artisans/queries'
import { statement, wallet } from '~/features/wallet/queries'
import css from '~/features/wallet/statement.module.css'
import { StatementRows } from '~/features/wallet/statement-rows'
import { Withdraw } from '~/features/wallet/withdraw'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { Facts } from '~/ui/facts'
import { Money } from '~/ui/money'
import { Notice } from '~/ui/notice'
import { Page } from '~/ui/page'
import { Paged } from '~/ui/paged'
import { Empty } from '~/ui/states'
import { Deadline } from '~/ui/when'

export const Route = createFileRoute('/_work/me/wallet')({
  loader: ({ context: { queryClient } }) =>
    Promise.all([
      queryClient.ensureQueryData(wallet),
      queryClient.ensureQueryData(ownArtisan),
      queryClient.ensureInfiniteQueryData(statement),
    ]),
  component: MoneyPage,
})

function MoneyPage() {
  const money = useSuspenseQuery(wallet).data
  const { payout_account: account } = useSuspenseQuery(ownArtisan).data
  const goesTo = account
    ? `${account.bank_name}, ${account.account_name}, number ending in ${account.account_last4}`
    : null
  return (
    <Page
      title="Money"
      sub={
        <Link to="/me/payouts" className="target">
          Your payouts
        </Link>
      }
    >
      {money.debt.amount > 0 && (
        <Notice tone="warn" title={`You owe ${formatMoney(money.debt)}`}>
          <p>
            Money of an order went back to its buyer after you had been paid. What you earn next pays it first; you need
            not send anything.
          </p>
        </Notice>
      )}
      {money.payouts_paused && (
        <Notice
          tone="bad"
          title="Payouts are paused"
          actions={<ButtonLink to="/me/artisan/account">Check your bank account</ButtonLink>}
        >
          <p>Your bank refused several payouts in a row. Your money is safe in your wallet.</p>
        </Notice>
      )}
      <div className="columns">
        <Card title="Statement">
          <Paged
            of={statement}
            empty={
              <Empty
                icon={Wallet}
                title="Nothing has moved yet"
                action={<ButtonLink to="/sales">See your sales</ButtonLink>}
              >
                When a buyer pays, the money is held for you, and shows here.
              </Empty>
            }
          >
            {lines => <StatementRows lines={lines} />}
          </Paged>
        </Card>
        <div className={`stack ${css.summary}`}>
          <Card title="Yours to withdraw">
            <div className="stack">
              <p className={css.available}>
                <Money of={money.available} />
              </p>
              <div className="stack-tight">
                <Withdraw wallet={money} account={goesTo} />
                {!account && <ButtonLink to="/me/artisan/account">Add your bank account</ButtonLink>}
              </div>
              <Facts
                rows={[
                  { name: 'Held until buyers confirm', value: <Money of={money.held} /> },
                  { name: 'On its way to your bank', value: <Money of={money.in_transit} /> },
                  { name: 'Paid out so far', value: <Money of={money.paid_out} /> },
                  { name: 'Left of today’s limit', value: <Money of={money.daily_limit_left} /> },
                  money.next_payout_at !== null && {
                    name: 'Next payout',
                    value: <Deadline at={money.next_payout_at} />,
                  },
                ]}
              />
            </div>
          </Card>
          <PayoutPreference />
        </div>
      </div>
    </Page>
  )
}
