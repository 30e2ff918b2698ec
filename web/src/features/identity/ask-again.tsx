import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { useAttempt } from '~/api/attempt'
import { queryClient } from '~/app/query-client'
import { api, session } from '~/app/session'
import { Button } from '~/ui/button'
import { Dialog, DialogButtons } from '~/ui/dialog'
import { AttemptNotice } from './attempt-notice'
import { CodeField } from './code-field'
import { PasswordField } from './password-field'
import { secondFactor, waysIn } from './queries'
import { SignInWith } from './sign-in-with'

let asked: Promise<boolean> | null = null

/** Asks in a dialog of its own, above whatever is there; once, however many actions wait for it. */
export function askAgain(): Promise<boolean> {
  asked ??= new Promise<boolean>(resolve => {
    const place = document.body.appendChild(document.createElement('div'))
    const root = createRoot(place)
    const done = (proved: boolean) => {
      root.unmount()
      place.remove()
      asked = null
      resolve(proved)
    }
    root.render(
      <QueryClientProvider client={queryClient}>
        <AskAgain onDone={done} />
      </QueryClientProvider>,
    )
  })
  return asked
}

function AskAgain({ onDone }: { onDone(proved: boolean): void }) {
  const factor = useQuery(secondFactor)
  const attempt = useAttempt()
  const [typed, setTyped] = useState('')
  const ways = useQuery(waysIn)
  const byCode = Boolean(factor.data?.on_since)
  const known = factor.data && (byCode || ways.data)
  const prove = () =>
    attempt.run(async () => {
      const { data } = await api.POST('/auth/step-up', { body: byCode ? { code: typed } : { password: typed } })
      if (data) session.keep(data)
      onDone(true)
    })
  if (factor.data && !byCode && ways.data?.password === false) {
    return (
      <Dialog open title="Is it you?" onClose={() => onDone(false)}>
        <div className="stack">
          <p>
            This changes how your account is reached, or where your money goes, and your account has no password to ask
            for. Log in once more the way you came; then do it again, within ten minutes. Or{' '}
            <a href="/forgot">choose a password</a> by the link that we mail you.
          </p>
          <SignInWith next={location.pathname + location.search} />
          <Button onClick={() => onDone(false)}>Not now</Button>
        </div>
      </Dialog>
    )
  }
  return (
    <Dialog open title="Is it you?" onClose={() => onDone(false)}>
      <form
        className="stack"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          void prove()
        }}
      >
        <p>
          This changes how your account is reached, or where your money goes. We ask so that nobody does it who only
          found your device unlocked. What you entered is kept.
        </p>
        <AttemptNotice
          error={attempt.error ?? factor.error ?? ways.error}
          onAgain={() => void Promise.all([factor.refetch(), ways.refetch()])}
        />
        {known &&
          (byCode ? (
            <CodeField value={typed} onChange={event => setTyped(event.target.value)} />
          ) : (
            <PasswordField
              label="Your password"
              autoComplete="current-password"
              value={typed}
              onChange={event => setTyped(event.target.value)}
            />
          ))}
        <DialogButtons onClose={() => onDone(false)} busy={attempt.busy}>
          <Button
            type="submit"
            look="primary"
            busy={attempt.busy || factor.isPending || (!byCode && ways.isPending)}
            disabledReason={typed.trim() ? null : byCode ? 'Type a code first.' : 'Type your password first.'}
          >
            Go on
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  )
}
