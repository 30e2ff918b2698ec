import type { Schema } from '@homify/client'
import { useSuspenseQuery } from '@tanstack/react-query'
import { q } from '~/api/query'
import { Badge } from '~/ui/badge'
import { Card } from '~/ui/card'
import { Table } from '~/ui/table'
import { Ago } from '~/ui/when'

export const gateways = q('/admin/gateways')

const SAID: Record<Schema<'GatewayState'>['circuit'], { label: string; tone: 'good' | 'warn' | 'bad' }> = {
  closed: { label: 'Works', tone: 'good' },
  open: { label: 'Rests', tone: 'bad' },
  half_open: { label: 'Being tried', tone: 'warn' },
}

/** The payment gateways: what each is for, and whether it takes payments now. */
export function Gateways() {
  const { items } = useSuspenseQuery(gateways).data
  return (
    <Card title="Payment gateways">
      <Table
        caption="Payment gateways"
        rows={items}
        keyOf={gateway => gateway.name}
        columns={[
          { head: 'Gateway', cell: gateway => gateway.name },
          {
            head: 'State',
            cell: ({ circuit }) => <Badge tone={SAID[circuit].tone}>{SAID[circuit].label}</Badge>,
          },
          { head: 'Payments', cell: ({ payments_rank }) => (payments_rank ? `choice ${payments_rank}` : 'none new') },
          { head: 'Payouts', cell: ({ pays_out }) => (pays_out ? 'yes' : 'no') },
          { head: 'Failures', cell: gateway => gateway.failures, number: true },
          {
            head: 'Last error',
            text: true,
            cell: ({ last_error, last_failed_at }) =>
              last_error && last_failed_at ? (
                <>
                  {last_error}, <Ago at={last_failed_at} />
                </>
              ) : (
                '–'
              ),
          },
        ]}
      />
    </Card>
  )
}
