import type { Schema } from '@homify/client'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAction } from '~/api/action'
import { useAttempt } from '~/api/attempt'
import { Button } from '~/ui/button'
import { Card } from '~/ui/card'
import { Confirm } from '~/ui/confirm'
import css from '~/ui/lines.module.css'
import { LoadError } from '~/ui/load-error'
import { toast } from '~/ui/toast'
import { When } from '~/ui/when'
import { providers, waysIn } from './queries'
import { leaveFor } from './sign-in'

/** The accounts elsewhere that open this one. Not there where none could. */
export function WaysIn() {
  const ways = useSuspenseQuery(waysIn).data
  const offered = useSuspenseQuery(providers).data.providers
  const free = offered.filter(one => ways.providers.every(linked => linked.provider !== one.provider))
  if (ways.providers.length === 0 && free.length === 0) return null
  return (
    <Card title="Other ways to log in">
      <div className="stack">
        {!ways.password && <p>Your account has no password. You can choose one above, as a second way in.</p>}
        <ul>
          {ways.providers.map(linked => (
            <Linked key={linked.provider} linked={linked} />
          ))}
          {free.map(one => (
            <Free key={one.provider} offered={one} />
          ))}
        </ul>
      </div>
    </Card>
  )
}

function Linked({ linked }: { linked: Schema<'LinkedProvider'> }) {
  const { provider, name } = linked
  const [asked, setAsked] = useState(false)
  const unlink = useAction('delete', '/me/providers/{provider}', {
    scope: provider,
    stale: ['/me/providers', '/me/sessions'],
    onDone: () => {
      setAsked(false)
      toast(`${name} opens your account no more. Other devices were logged out.`)
    },
  })
  return (
    <li className={css.row}>
      <div>
        <p className="strong">{name}</p>
        <p className="muted small">
          Linked <When at={linked.linked_at} />
        </p>
      </div>
      <Button look="quiet" aria-label={`Unlink ${name}`} onClick={() => setAsked(true)}>
        Unlink
      </Button>
      <Confirm
        open={asked}
        title={`Unlink ${name}?`}
        onClose={() => setAsked(false)}
        action={unlink}
        label={`Unlink ${name}`}
        look="danger"
        onConfirm={() => void unlink.run({ path: { provider } })}
      >
        <p>You log in with your password alone then. Your other devices are logged out.</p>
      </Confirm>
    </li>
  )
}

function Free({ offered: { provider, name } }: { offered: Schema<'OfferedProvider'> }) {
  const attempt = useAttempt()
  const link = () => attempt.run(() => leaveFor(provider, { link: true, next: '/me' }))
  return (
    <li className={css.row}>
      <div>
        <p className="strong">{name}</p>
        <p className="muted small">Log in without typing your password.</p>
        {attempt.error && <LoadError error={attempt.error} onAgain={link} />}
      </div>
      <Button look="quiet" busy={attempt.busy} aria-label={`Link ${name}`} onClick={() => void link()}>
        Link
      </Button>
    </li>
  )
}
