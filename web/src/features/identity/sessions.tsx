import type { Schema } from '@homify/client'
import { useAction } from '~/api/action'
import { list } from '~/api/query'
import { Badge } from '~/ui/badge'
import { Button } from '~/ui/button'
import { Card } from '~/ui/card'
import css from '~/ui/lines.module.css'
import { Paged } from '~/ui/paged'
import { ActionNotice } from '~/ui/problem'
import { toast } from '~/ui/toast'
import { Ago } from '~/ui/when'

export const sessions = list('/me/sessions')

/** Where somebody is logged in, with the way to end it. */
export function Sessions() {
  const endOthers = useAction('delete', '/me/sessions', {
    scope: 'others',
    stale: ['/me/sessions'],
    onDone: () => toast('All other devices were logged out.'),
  })
  return (
    <Card title="Where you are logged in">
      <div className="stack">
        <Paged
          of={sessions}
          empty={
            <p className="muted">
              Only here. A device that you do not know would stand here, with the way to log it out.
            </p>
          }
        >
          {items => (
            <ul>
              {items.map(one => (
                <SessionRow key={one.id} session={one} />
              ))}
            </ul>
          )}
        </Paged>
        <ActionNotice action={endOthers} />
        <div className="row">
          <Button busy={endOthers.busy} onClick={() => void endOthers.run({})}>
            Log out everywhere else
          </Button>
        </div>
      </div>
    </Card>
  )
}

function SessionRow({ session }: { session: Schema<'Session'> }) {
  const end = useAction('delete', '/me/sessions/{session_id}', {
    scope: session.id,
    stale: ['/me/sessions'],
    onDone: () => toast(`${session.device} was logged out.`),
  })
  return (
    <li className={css.row}>
      <div>
        <p className="strong">{session.device}</p>
        <p className="muted small">
          Last used <Ago at={session.last_used_at} />
        </p>
        <ActionNotice action={end} />
      </div>
      {session.current ? (
        <Badge tone="good">This device</Badge>
      ) : (
        <Button
          look="quiet"
          busy={end.busy}
          aria-label={`Log out ${session.device}`}
          onClick={() => void end.run({ path: { session_id: session.id } })}
        >
          Log out
        </Button>
      )}
    </li>
  )
}
