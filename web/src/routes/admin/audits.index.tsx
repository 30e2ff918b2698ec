import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import { useAction } from '~/api/action'
import { lastDays } from '~/domain/days'
import { BookTabs } from '~/features/books/book-tabs'
import { Button } from '~/ui/button'
import { Card } from '~/ui/card'
import { TextField } from '~/ui/field'
import { Page } from '~/ui/page'
import { ActionNotice } from '~/ui/problem'

export const Route = createFileRoute('/admin/audits/')({ component: StartAudit })

function StartAudit() {
  const navigate = useNavigate()
  const { register, handleSubmit } = useForm({ defaultValues: lastDays(7) })
  const action = useAction('post', '/admin/audits', {
    scope: 'audit',
    onDone: audit => navigate({ to: '/admin/audits/$auditId', params: { auditId: audit.id } }),
  })
  return (
    <Page title="Audits" sub="Reads every entry of the chosen days again, and checks its hash and its postings.">
      <BookTabs />
      <Card title="Read days again">
        <form className="stack" onSubmit={handleSubmit(body => action.run({ body }))}>
          <div className="row">
            <TextField label="From" type="date" {...register('from', { required: true })} />
            <TextField label="To" type="date" {...register('to', { required: true })} />
          </div>
          <ActionNotice action={action} />
          <div className="row">
            <Button type="submit" look="primary" busy={action.busy}>
              Start
            </Button>
          </div>
        </form>
      </Card>
    </Page>
  )
}
