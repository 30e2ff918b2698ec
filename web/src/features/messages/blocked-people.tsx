import type { Schema } from '@homify/client'
import { useAction } from '~/api/action'
import { list } from '~/api/query'
import { Button } from '~/ui/button'
import { Card } from '~/ui/card'
import css from '~/ui/lines.module.css'
import { Paged } from '~/ui/paged'
import { ActionNotice } from '~/ui/problem'
import { toast } from '~/ui/toast'
import { Ago } from '~/ui/when'

export const blocked = list('/me/blocks')

/** Whom somebody blocks, with the way to take it back. */
export function BlockedPeople() {
  return (
    <Card title="People you blocked">
      <Paged
        of={blocked}
        empty={
          <p className="muted">
            Nobody. Who sends you what you do not want to read, you block in your conversation with them.
          </p>
        }
      >
        {items => (
          <ul>
            {items.map(one => (
              <BlockedRow key={one.user_id} person={one} />
            ))}
          </ul>
        )}
      </Paged>
    </Card>
  )
}

function BlockedRow({ person }: { person: Schema<'BlockedPerson'> }) {
  const name = person.name ?? 'Somebody who has left'
  const lift = useAction('delete', '/me/blocks/{user_id}', {
    scope: person.user_id,
    stale: ['/me/blocks', '/conversations/{conversation_id}'],
    onDone: () => toast(`${name} can write to you again.`),
  })
  return (
    <li className={css.row}>
      <div>
        <p className="strong break">{name}</p>
        <p className="muted small">
          Blocked <Ago at={person.blocked_at} />
        </p>
        <ActionNotice action={lift} />
      </div>
      <Button
        look="quiet"
        busy={lift.busy}
        aria-label={`Take the block of ${name} back`}
        onClick={() => void lift.run({ path: { user_id: person.user_id } })}
      >
        Take it back
      </Button>
    </li>
  )
}
