import { createFileRoute } from '@tanstack/react-router'
import { Landmark } from 'lucide-react'
import { chargebackQueue } from '~/features/chargebacks/admin-queries'
import { ChargebackRow } from '~/features/chargebacks/chargeback-row'
import { ButtonLink } from '~/ui/button'
import { Page } from '~/ui/page'
import { Paged } from '~/ui/paged'
import { Queue } from '~/ui/queue'
import { Empty } from '~/ui/states'

export const Route = createFileRoute('/admin/chargebacks')({
  loader: ({ context: { queryClient } }) => queryClient.ensureInfiniteQueryData(chargebackQueue),
  component: Chargebacks,
})

function Chargebacks() {
  return (
    <Page title="Chargebacks" sub="What buyers’ banks ask back, the next deadline first.">
      <Paged
        of={chargebackQueue}
        empty={
          <Empty
            icon={Landmark}
            title="No chargeback waits"
            action={<ButtonLink to="/admin">To the overview</ButtonLink>}
          >
            Payments that a buyer’s bank asks back come here.
          </Empty>
        }
      >
        {items => (
          <Queue label="Chargebacks" rows={items} keyOf={one => one.id}>
            {one => <ChargebackRow chargeback={one} />}
          </Queue>
        )}
      </Paged>
    </Page>
  )
}
