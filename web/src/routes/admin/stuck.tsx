import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { CircleCheck } from 'lucide-react'
import { stuck } from '~/features/platform/admin-queries'
import { StuckRow } from '~/features/platform/stuck-row'
import { ButtonLink } from '~/ui/button'
import { Page } from '~/ui/page'
import { Queue } from '~/ui/queue'
import { Empty } from '~/ui/states'

export const Route = createFileRoute('/admin/stuck')({
  loader: ({ context: { queryClient } }) => queryClient.ensureQueryData(stuck),
  component: StuckWork,
})

function StuckWork() {
  const { items } = useSuspenseQuery(stuck).data
  return (
    <Page
      title="Stuck work"
      sub="What should have been done an hour ago or longer and was not. The runbook says what each means."
    >
      {items.length === 0 ? (
        <Empty
          icon={CircleCheck}
          title="Nothing is stuck"
          action={<ButtonLink to="/admin">To the overview</ButtonLink>}
        >
          Each step of money did what was due.
        </Empty>
      ) : (
        <Queue label="Stuck work" rows={items} keyOf={one => `${one.step} ${one.subject}`}>
          {one => <StuckRow stuck={one} />}
        </Queue>
      )}
    </Page>
  )
}
