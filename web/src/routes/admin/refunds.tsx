import { createFileRoute } from '@tanstack/react-router'
import { Undo2 } from 'lucide-react'
import { refundQueue } from '~/features/refunds/admin-queries'
import { RefundRow } from '~/features/refunds/refund-row'
import { ButtonLink } from '~/ui/button'
import { Page } from '~/ui/page'
import { Paged } from '~/ui/paged'
import { Queue } from '~/ui/queue'
import { Empty } from '~/ui/states'

export const Route = createFileRoute('/admin/refunds')({
  loader: ({ context: { queryClient } }) => queryClient.ensureInfiniteQueryData(refundQueue),
  component: Refunds,
})

function Refunds() {
  return (
    <Page title="Refunds" sub="What the gateway could not pay back by itself, the longest waiting first.">
      <Paged
        of={refundQueue}
        empty={
          <Empty icon={Undo2} title="No refund waits" action={<ButtonLink to="/admin">To the overview</ButtonLink>}>
            Refunds that failed, need an account or were paid twice come here.
          </Empty>
        }
      >
        {items => (
          <Queue label="Refunds" rows={items} keyOf={one => one.id}>
            {one => <RefundRow refund={one} />}
          </Queue>
        )}
      </Paged>
    </Page>
  )
}
