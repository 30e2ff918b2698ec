import { createFileRoute } from '@tanstack/react-router'
import { CircleCheck } from 'lucide-react'
import { BookTabs } from '~/features/books/book-tabs'
import { DifferenceRow } from '~/features/books/difference-row'
import { differences } from '~/features/books/queries'
import { ButtonLink } from '~/ui/button'
import { Page } from '~/ui/page'
import { Paged } from '~/ui/paged'
import { Queue } from '~/ui/queue'
import { Empty } from '~/ui/states'

export const Route = createFileRoute('/admin/reconciliation')({
  loader: ({ context: { queryClient } }) => queryClient.ensureInfiniteQueryData(differences()),
  component: Reconciliation,
})

function Reconciliation() {
  return (
    <Page
      title="Reconciliation"
      sub="Where the gateways and our books say different things. Both are compared every day."
    >
      <BookTabs />
      <Paged
        of={differences()}
        empty={
          <Empty
            icon={CircleCheck}
            title="Both sides agree"
            action={<ButtonLink to="/admin">To the overview</ButtonLink>}
          >
            What differs between a gateway and our books comes here, with both sides.
          </Empty>
        }
      >
        {items => (
          <Queue label="Differences" rows={items} keyOf={one => one.id}>
            {one => <DifferenceRow difference={one} />}
          </Queue>
        )}
      </Paged>
    </Page>
  )
}
