import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { q } from '~/api/query'
import { Badge } from '~/ui/badge'
import { Card } from '~/ui/card'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'

const gateways = q('/admin/gateways')

export const Route = createFileRoute('/admin/')({
  loader: ({ context: { queryClient } }) => queryClient.ensureQueryData(gateways),
  component: Overview,
})

const SAID = { closed: 'Works', open: 'Rests', half_open: 'Being tried' } as const

function Overview() {
  const { items } = useSuspenseQuery(gateways).data
  return (
    <Page title="Overview">
      <Card title="Payment gateways">
        <Table
          caption="Payment gateways"
          rows={items}
          keyOf={gateway => gateway.name}
          columns={[
            { head: 'Gateway', cell: gateway => gateway.name },
            {
              head: 'State',
              cell: ({ circuit }) => <Badge tone={circuit === 'closed' ? 'good' : 'bad'}>{SAID[circuit]}</Badge>,
            },
            { head: 'Failures', cell: gateway => gateway.failures, number: true },
            { head: 'Last error', cell: gateway => gateway.last_error ?? '–' },
          ]}
        />
      </Card>
    </Page>
  )
}
