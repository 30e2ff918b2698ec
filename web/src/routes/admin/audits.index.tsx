import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { useAction } from '~/api/action'
import { lastDays } from '~/domain/days'
import { BookTabs } from '~/features/books/book-tabs'
import { RangeForm } from '~/features/books/range'
import { Card } from '~/ui/card'
import { Page } from '~/ui/page'
import { ActionNotice } from '~/ui/problem'

export const Route = createFileRoute('/admin/audits/')({ component: StartAudit })

function StartAudit() {
  const navigate = useNavigate()
  const action = useAction('post', '/admin/audits', {
    scope: 'audit',
    onDone: audit => navigate({ to: '/admin/audits/$auditId', params: { auditId: audit.id } }),
  })
  return (
    <Page title="Audits" sub="Reads every entry of the chosen days again, and checks its hash and its postings.">
      <BookTabs />
      <Card title="Read days again">
        <div className="stack">
          <RangeForm
            range={lastDays(7)}
            submit="Start"
            look="primary"
            busy={action.busy}
            onSubmit={body => action.run({ body })}
          />
          <ActionNotice action={action} />
        </div>
      </Card>
    </Page>
  )
}
