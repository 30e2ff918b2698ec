import { createFileRoute, Link } from '@tanstack/react-router'
import { Scale } from 'lucide-react'
import { disputeQueue } from '~/features/disputes/admin-queries'
import { SIDE } from '~/features/disputes/words'
import { ButtonLink } from '~/ui/button'
import { Due } from '~/ui/due'
import { Money } from '~/ui/money'
import { Page } from '~/ui/page'
import { Paged } from '~/ui/paged'
import { Queue, RowHead } from '~/ui/queue'
import { Empty } from '~/ui/states'
import { Ago } from '~/ui/when'

export const Route = createFileRoute('/admin/disputes/')({
  loader: ({ context: { queryClient } }) => queryClient.ensureInfiniteQueryData(disputeQueue),
  component: Disputes,
})

function Disputes() {
  return (
    <Page title="Disputes" sub="What both sides could not agree on, the earliest deadline first.">
      <Paged
        of={disputeQueue}
        empty={
          <Empty icon={Scale} title="Nothing to decide" action={<ButtonLink to="/admin">To the overview</ButtonLink>}>
            Disputes come here when a side asks for a decision, or appeals against one.
          </Empty>
        }
      >
        {items => (
          <Queue label="Disputes" rows={items} keyOf={one => one.id}>
            {one => (
              <>
                <RowHead
                  title={
                    <Link to="/admin/disputes/$disputeId" params={{ disputeId: one.id }}>
                      {one.title}
                    </Link>
                  }
                  aside={<Money of={one.held} />}
                />
                <p className="lines break">{one.claim.text.slice(0, 240)}</p>
                <div className="row small muted">
                  {one.decide_by && <Due what="Decide" at={one.decide_by} />}
                  <span>
                    {SIDE[one.opened_by]} opened it <Ago at={one.opened_at} />
                    {one.appeal ? ' · appealed' : ''}
                  </span>
                </div>
              </>
            )}
          </Queue>
        )}
      </Paged>
    </Page>
  )
}
