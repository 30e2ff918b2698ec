import { booksResolveDifference } from '@homify/client/limits'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useAction } from '~/api/action'
import { Badge } from '~/ui/badge'
import { Button } from '~/ui/button'
import { Money } from '~/ui/money'
import { RowHead } from '~/ui/queue'
import { Table } from '~/ui/table'
import { toast } from '~/ui/toast'
import { Ago } from '~/ui/when'
import { WordsDialog } from '~/ui/words-dialog'
import type { Difference } from './queries'

const STATUS = { open: 'Open', agreed: 'They agree now', resolved: 'Explained' } as const

/** Something of which the gateway says one thing and our books another: both sides, and what an administrator found out. */
export function DifferenceRow({ difference }: { difference: Difference }) {
  const [asked, setAsked] = useState(false)
  const action = useAction('post', '/admin/reconciliation/{difference_id}/resolution', {
    scope: difference.id,
    stale: ['/admin/reconciliation'],
    onDone: () => {
      setAsked(false)
      toast('Noted.')
    },
  })
  const sides = [
    { name: difference.gateway, side: difference.theirs },
    { name: 'Our books', side: difference.ours },
  ]
  return (
    <>
      <RowHead
        title={`${difference.gateway}: ${difference.about} ${difference.kind.replaceAll('_', ' ')}`}
        aside={<Badge tone={difference.status === 'open' ? 'bad' : 'good'}>{STATUS[difference.status]}</Badge>}
      />
      <p>{difference.detail}</p>
      <Table
        caption={`What both sides say of ${difference.reference}`}
        rows={sides}
        keyOf={row => row.name}
        columns={[
          { head: 'Who', cell: row => row.name },
          { head: 'Says', text: true, cell: row => row.side?.told ?? 'knows nothing of it' },
          { head: 'Amount', cell: row => (row.side?.amount ? <Money of={row.side.amount} /> : '–'), number: true },
          { head: 'Fee', cell: row => (row.side?.fee ? <Money of={row.side.fee} /> : '–'), number: true },
        ]}
      />
      <p className="muted small break">
        {difference.reference} · found <Ago at={difference.found_at} />
      </p>
      {difference.note && <p className="lines break">{difference.note}</p>}
      <div className="row">
        {difference.status === 'open' && (
          <Button look="primary" onClick={() => setAsked(true)}>
            Explain
          </Button>
        )}
        {difference.subject && (
          <Link to="/admin/history/$subject" params={{ subject: difference.subject }} className="target">
            History
          </Link>
        )}
      </div>
      {asked && (
        <WordsDialog
          title="What did you find out?"
          label="Explanation"
          limit={booksResolveDifference.note}
          confirm="Explained"
          action={action}
          onClose={() => setAsked(false)}
          onConfirm={note => action.run({ path: { difference_id: difference.id }, body: { note } })}
        >
          <p>Look at both sides first. An explanation moves no money.</p>
        </WordsDialog>
      )}
    </>
  )
}
