import { createFileRoute } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useAction } from '~/api/action'
import { texts } from '~/app/params'
import { AuthPage } from '~/features/identity/auth-page'
import { ResendVerification } from '~/features/identity/resend-verification'
import { ButtonLink } from '~/ui/button'
import { TextField } from '~/ui/field'
import { Notice } from '~/ui/notice'
import { ActionNotice } from '~/ui/problem'
import { Loading, Skeleton } from '~/ui/states'

export const Route = createFileRoute('/_auth/verify-email')({
  validateSearch: texts('token'),
  component: VerifyEmail,
})

function VerifyEmail() {
  const { token } = Route.useSearch()
  const [email, setEmail] = useState('')
  const verify = useAction('post', '/auth/email/verify', { scope: token ?? '', secret: true })
  const { run } = verify
  const started = useRef(false)
  useEffect(() => {
    if (!token || started.current) return
    started.current = true
    void run({ body: { token } })
  }, [token, run])
  if (verify.state.at === 'done') {
    return (
      <AuthPage title="Welcome to Homify">
        <div className="stack">
          <Notice tone="good" role="status" title="Your e-mail address is confirmed" />
          <ButtonLink to="/login" look="primary" wide>
            Log in
          </ButtonLink>
        </div>
      </AuthPage>
    )
  }
  const waiting = token && (verify.state.at === 'idle' || verify.busy)
  return (
    <AuthPage title="Confirm your address">
      <div className="stack">
        <ActionNotice action={verify} />
        {waiting ? (
          <Loading>
            <Skeleton shape="line" count={2} />
          </Loading>
        ) : (
          <>
            {!token && <p>Follow the link in the mail that we sent you. Or ask for another:</p>}
            <TextField
              label="E-mail address"
              type="email"
              autoComplete="email"
              value={email}
              onChange={event => setEmail(event.target.value)}
            />
            <ResendVerification email={email.trim()} />
          </>
        )}
      </div>
    </AuthPage>
  )
}
