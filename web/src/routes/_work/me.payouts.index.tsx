import { createFileRoute, Link } from '@tanstack/react-router'
import { Landmark } from 'lucide-react'
import { PAYOUT, payouts } from '~/features/payouts/queries'
import { Badge } from '~/ui/badge'
import { ButtonLink } from '~/ui/button'
import { Money } from '~/ui/money'
import { Page } from '~/ui/page'
import { Paged } from '~/ui/paged'
import { Queue, RowHead } from '~/ui/queue'
import { Empty } from '~/ui/states'
import { When } from '~/ui/when'

export const Route = createFileRoute('/_work/me/payouts/')({
  loader: ({ context: { queryClient } }) => queryClient.ensureInfiniteQueryData(payouts),
  component: Payouts,
})

function Payouts() {
  return (
    <Page title="Payouts" back={{ label: 'Money', link: { to: '/me/wallet' } }} narrow>
      <Paged
        of={payouts}
        empty={
          <Empty icon={Landmark} title="No payout yet" action={<ButtonLink to="/me/wallet">To your money</ButtonLink>}>
            What goes to your bank will be here, with how far it is.
          </Empty>
        }
      >
        {items => (
          <Queue label="Payouts" rows={items} keyOf={one => one.id}>
            {one => (
              <>
                <RowHead
                  title={
                    <Link to="/me/payouts/$payoutId" params={{ payoutId: one.id }}>
                      <Money of={one.amount} />
                    </Link>
                  }
                  aside={<Badge tone={PAYOUT[one.status].tone}>{PAYOUT[one.status].label}</Badge>}
                />
                <p className="muted small">
                  {one.bank_name}, number ending in {one.account_last4} · <When at={one.created_at} />
                </p>
              </>
            )}
          </Queue>
        )}
      </Paged>
    </Page>
  )
}
