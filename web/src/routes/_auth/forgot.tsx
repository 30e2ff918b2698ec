import { createFileRoute, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useAction } from '~/api/action'
import { AuthPage } from '~/features/identity/auth-page'
import { Button } from '~/ui/button'
import { TextField } from '~/ui/field'
import { Notice } from '~/ui/notice'
import { ActionNotice } from '~/ui/problem'

export const Route = createFileRoute('/_auth/forgot')({ component: Forgot })

function Forgot() {
  const [email, setEmail] = useState('')
  const [error, setError] = useState<string>()
  const forgot = useAction('post', '/auth/password/forgot', { scope: 'forgot' })
  return (
    <AuthPage
      title="Choose a new password"
      below={
        <p className="muted">
          You know it again? <Link to="/login">Log in</Link>
        </p>
      }
    >
      {forgot.state.at === 'done' ? (
        <Notice tone="good" role="status" title="Look into your mail">
          <p>If {email} has an account, a link is on its way. It is good once, for an hour.</p>
        </Notice>
      ) : (
        <form
          className="stack"
          noValidate
          onSubmit={event => {
            event.preventDefault()
            if (!/^\S+@\S+\.\S+$/.test(email.trim())) return setError('Enter the address that you signed up with.')
            setError(undefined)
            return void forgot.run({ body: { email: email.trim() } })
          }}
        >
          <p>Tell us your address, and we send you a link.</p>
          <ActionNotice action={forgot} />
          <TextField
            label="E-mail address"
            type="email"
            autoComplete="username"
            inputMode="email"
            value={email}
            error={error}
            onChange={event => setEmail(event.target.value)}
          />
          <Button type="submit" look="primary" wide busy={forgot.busy}>
            Send the link
          </Button>
        </form>
      )}
    </AuthPage>
  )
}
