import { identityResetPassword as limits } from '@homify/client/limits'
import { createFileRoute } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import { useAction } from '~/api/action'
import { rules } from '~/api/form'
import { texts } from '~/app/params'
import { session } from '~/app/session'
import { AuthPage } from '~/features/identity/auth-page'
import { PasswordField } from '~/features/identity/password-field'
import { Button, ButtonLink } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { ActionNotice } from '~/ui/problem'

export const Route = createFileRoute('/_auth/reset-password')({
  validateSearch: texts('token'),
  component: Reset,
})

function Reset() {
  const { token } = Route.useSearch()
  const { register, handleSubmit, formState } = useForm<{ password: string }>()
  const reset = useAction('post', '/auth/password/reset', {
    scope: 'reset',
    secret: true,
    // All sessions have ended, the one here among them.
    onDone: () => session.drop(),
  })
  if (reset.state.at === 'done') {
    return (
      <AuthPage title="Your password is new">
        <div className="stack">
          <Notice tone="good" role="status" title="Log in with it now">
            <p>You were logged out everywhere else.</p>
          </Notice>
          <ButtonLink to="/login" look="primary" wide>
            Log in
          </ButtonLink>
        </div>
      </AuthPage>
    )
  }
  if (!token) {
    return (
      <AuthPage title="Choose a new password">
        <div className="stack">
          <p>Follow the link in the mail that we sent you, or ask for another.</p>
          <ButtonLink to="/forgot" look="primary" wide>
            Ask for a link
          </ButtonLink>
        </div>
      </AuthPage>
    )
  }
  return (
    <AuthPage title="Choose a new password">
      <form
        className="stack"
        noValidate
        onSubmit={handleSubmit(({ password }) => reset.run({ body: { token, password, cookie: true } }))}
      >
        <ActionNotice action={reset} />
        <PasswordField
          label="New password"
          hint="12 characters at least. Three or four words make a good one."
          autoComplete="new-password"
          error={formState.errors.password?.message}
          {...register('password', rules(limits.password, 'The password'))}
        />
        <Button type="submit" look="primary" wide busy={reset.busy}>
          Keep this password
        </Button>
      </form>
    </AuthPage>
  )
}
