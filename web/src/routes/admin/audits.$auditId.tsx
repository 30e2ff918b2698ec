import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { formatDay } from '~/domain/time'
import { audit } from '~/features/books/queries'
import { Badge } from '~/ui/badge'
import { Card } from '~/ui/card'
import { Facts } from '~/ui/facts'
import { Notice } from '~/ui/notice'
import { Page } from '~/ui/page'
import { When } from '~/ui/when'

const LOOKS_AGAIN = 3_000

export const Route = createFileRoute('/admin/audits/$auditId')({
  loader: ({ context: { queryClient }, params }) => queryClient.ensureQueryData(audit(params.auditId)),
  component: AuditPage,
})

function AuditPage() {
  const { auditId } = Route.useParams()
  const one = useSuspenseQuery({
    ...audit(auditId),
    refetchInterval: query => (query.state.data?.finished_at ? false : LOOKS_AGAIN),
  }).data
  return (
    <Page
      title={`Audit of ${formatDay(one.from)} to ${formatDay(one.to)}`}
      sub={<Badge tone={one.finished_at ? 'plain' : 'info'}>{one.finished_at ? 'Finished' : 'Running'}</Badge>}
      back={{ label: 'Audits', link: { to: '/admin/audits' } }}
      narrow
    >
      {one.faults > 0 && (
        <Notice tone="bad" role="alert" title={`${one.faults} ${one.faults === 1 ? 'fault' : 'faults'} found`}>
          <p>Each is listed in the reconciliation. Follow the runbook: an altered history.</p>
        </Notice>
      )}
      {one.finished_at && one.faults === 0 && (
        <Notice tone="good" title="No fault">
          <p>Every entry of these days is as it was sealed, and all postings add up.</p>
        </Notice>
      )}
      <Card>
        <progress className="vh" max={one.segments} value={one.segments_done}>
          {one.segments_done} of {one.segments}
        </progress>
        <Facts
          rows={[
            { name: 'Parts read', value: `${one.segments_done} of ${one.segments}` },
            { name: 'Entries read', value: one.entries },
            { name: 'Faults', value: one.faults },
            { name: 'Started', value: <When at={one.started_at} /> },
            one.finished_at !== null && { name: 'Finished', value: <When at={one.finished_at} /> },
          ]}
        />
      </Card>
    </Page>
  )
}
