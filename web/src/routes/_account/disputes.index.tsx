import { createFileRoute, Link } from '@tanstack/react-router'
import { Scale } from 'lucide-react'
import { useWho } from '~/app/session'
import { disputes } from '~/features/disputes/queries'
import { OrderTabs } from '~/features/orders/order-tabs'
import { Badge } from '~/ui/badge'
import { ButtonLink } from '~/ui/button'
import { Money } from '~/ui/money'
import { Page } from '~/ui/page'
import { Paged } from '~/ui/paged'
import { Queue, RowHead } from '~/ui/queue'
import { Empty } from '~/ui/states'
import { Deadline } from '~/ui/when'

export const Route = createFileRoute('/_account/disputes/')({
  loader: ({ context: { queryClient } }) => queryClient.ensureInfiniteQueryData(disputes),
  component: Disputes,
})

function Disputes() {
  const me = useWho()?.userId
  return (
    <Page title="Your disputes">
      <OrderTabs />
      <Paged
        of={disputes}
        empty={
          <Empty icon={Scale} title="No disputes" action={<ButtonLink to="/orders">To your orders</ButtonLink>}>
            Should something go wrong with an order, say so on its page. The money is frozen until you agree or we
            decide.
          </Empty>
        }
      >
        {items => (
          <Queue label="Disputes" rows={items} keyOf={one => one.id}>
            {one => (
              <>
                <RowHead
                  title={
                    <Link to="/disputes/$disputeId" params={{ disputeId: one.id }}>
                      {one.title}
                    </Link>
                  }
                  aside={<Money of={one.held} />}
                />
                <div className="row small muted">
                  <Badge tone={one.closed_at ? 'plain' : 'warn'}>{one.closed_at ? 'Closed' : 'Open'}</Badge>
                  <span>with {one.buyer_id === me ? one.artisan.display_name : one.buyer.name}</span>
                  {!one.closed_at && one.due_at && (
                    <span>
                      Next step <Deadline at={one.due_at} /> at the latest
                    </span>
                  )}
                </div>
              </>
            )}
          </Queue>
        )}
      </Paged>
    </Page>
  )
}
