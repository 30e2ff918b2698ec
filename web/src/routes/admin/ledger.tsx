import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { BookOpen } from 'lucide-react'
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

const DAY = /^\d{4}-\d{2}-\d{2}$/
const SHOWN_DAYS = 6

export const Route = createFileRoute('/admin/ledger')({
  validateSearch: (search: Record<string, unknown>): Partial<Range> =>
    DAY.test(String(search.from)) && DAY.test(String(search.to))
      ? { from: String(search.from), to: String(search.to) }
      : {},
  loaderDeps: ({ search }) => ({ ...lastDays(SHOWN_DAYS), ...search }),
  loader: ({ context: { queryClient }, deps }) => queryClient.ensureInfiniteQueryData(ledger(deps.from, deps.to)),
  component: Ledger,
})

function Ledger() {
  const range = { ...lastDays(SHOWN_DAYS), ...Route.useSearch() }
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
