import { Link } from '@tanstack/react-router'
import { useAction } from '~/api/action'
import { Button } from '~/ui/button'
import { ActionNotice } from '~/ui/problem'
import { RowHead } from '~/ui/queue'
import { toast } from '~/ui/toast'
import { Ago } from '~/ui/when'
import type { Stuck } from './admin-queries'

/** Something that should have been done and was not: why, and the way to have it tried at once. */
export function StuckRow({ stuck }: { stuck: Stuck }) {
  const { step, subject } = stuck
  const action = useAction('post', '/admin/stuck/retry', {
    scope: `${step} ${subject}`,
    onDone: () => toast('It is being tried. Look again in a minute.'),
    stale: ['/admin/stuck'],
  })
  return (
    <>
      <RowHead title={step} aside={`${stuck.attempts} ${stuck.attempts === 1 ? 'attempt' : 'attempts'}`} />
      <p className="break">
        <Link to="/admin/history/$subject" params={{ subject }} className="target">
          {subject}
        </Link>
        , due <Ago at={stuck.due_since} />
      </p>
      {stuck.last_error && <p className="break">{stuck.last_error}</p>}
      <ActionNotice action={action} />
      <div className="row">
        <Button busy={action.busy} onClick={() => action.run({ body: { step, subject } })}>
          Try now
        </Button>
      </div>
    </>
  )
}
