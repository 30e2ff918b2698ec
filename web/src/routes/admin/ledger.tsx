import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { BookOpen } from 'lucide-react'
import { texts } from '~/app/params'
import { lastDays } from '~/domain/days'
import { formatDateTime, formatDay } from '~/domain/time'
import { BookTabs } from '~/features/books/book-tabs'
import { ledger } from '~/features/books/queries'
import { type Range, RangeForm } from '~/features/books/range'
import { Badge } from '~/ui/badge'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { Money } from '~/ui/money'
import { Page } from '~/ui/page'
import { Paged } from '~/ui/paged'
import { Empty } from '~/ui/states'
import { Table } from '~/ui/table'

const wanted = texts('from', 'to')

export const Route = createFileRoute('/admin/ledger')({
  validateSearch: wanted,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, deps }) => {
    const { from, to } = rangeOf(deps)
    return queryClient.ensureInfiniteQueryData(ledger(from, to))
  },
  component: Ledger,
})

const DAY = /^\d{4}-\d{2}-\d{2}$/
const SHOWN_DAYS = 6

/** The days of an address, or the last ones. */
const rangeOf = ({ from, to }: Partial<Range>): Range =>
  from && to && DAY.test(from) && DAY.test(to) ? { from, to } : lastDays(SHOWN_DAYS)

function Ledger() {
  const range = rangeOf(Route.useSearch())
  const navigate = useNavigate()
  return (
    <Page title="Ledger" sub="What was debited and credited each day. The balances of a day add up to nothing.">
      <BookTabs />
      <RangeForm range={range} submit="Show" onSubmit={search => navigate({ to: '/admin/ledger', search })} />
      <Paged
        of={ledger(range.from, range.to)}
        empty={
          <Empty
            icon={BookOpen}
            title="No day to show"
            action={<ButtonLink to="/admin/ledger">The last days</ButtonLink>}
          >
            Choose days that have been.
          </Empty>
        }
      >
        {days =>
          days.map(day => (
            <Card
              key={day.day}
              title={formatDay(day.day)}
              aside={
                !day.complete && !day.through ? null : day.sum.amount === 0 ? (
                  <Badge tone="good">Adds up to nothing</Badge>
                ) : (
                  <Badge tone="bad">
                    Off by <Money of={day.sum} />
                  </Badge>
                )
              }
            >
              <p className="muted small">
                {day.entries} {day.entries === 1 ? 'entry' : 'entries'} ·{' '}
                {day.complete
                  ? 'complete'
                  : day.through
                    ? `added up to ${formatDateTime(day.through)}`
                    : 'not added up yet; the hourly audit does'}
              </p>
              {day.accounts.length > 0 && (
                <Table
                  caption={`Accounts on ${day.day}`}
                  rows={day.accounts}
                  keyOf={row => row.account}
                  columns={[
                    { head: 'Account', cell: row => row.account },
                    { head: 'Debit', cell: row => <Money of={row.debit} />, number: true },
                    { head: 'Credit', cell: row => <Money of={row.credit} />, number: true },
                    { head: 'Balance', cell: row => <Money of={row.balance} />, number: true },
                  ]}
                />
              )}
            </Card>
          ))
        }
      </Paged>
    </Page>
  )
}
