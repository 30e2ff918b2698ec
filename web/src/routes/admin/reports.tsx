import { createFileRoute } from '@tanstack/react-router'
import { Flag } from 'lucide-react'
import { reportQueue } from '~/features/reports/admin-queries'
import { ReportRow } from '~/features/reports/report-row'
import { ButtonLink } from '~/ui/button'
import { Page } from '~/ui/page'
import { Paged } from '~/ui/paged'
import { Queue } from '~/ui/queue'
import { Empty } from '~/ui/states'

export const Route = createFileRoute('/admin/reports')({
  loader: ({ context: { queryClient } }) => queryClient.ensureInfiniteQueryData(reportQueue),
  component: Reports,
})

function Reports() {
  return (
    <Page
      title="Reports"
      sub="What people think breaks the rules, the longest waiting first. Nobody but you learns who reported something."
    >
      <Paged
        of={reportQueue}
        empty={
          <Empty icon={Flag} title="Nothing is reported" action={<ButtonLink to="/admin">To the overview</ButtonLink>}>
            Products, artisans, buyers, messages and reviews that somebody reports come here.
          </Empty>
        }
      >
        {items => (
          <Queue label="Reports" rows={items} keyOf={one => one.id}>
            {one => <ReportRow report={one} />}
          </Queue>
        )}
      </Paged>
    </Page>
  )
}
