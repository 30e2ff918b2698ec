import { createFileRoute } from '@tanstack/react-router'
import { useAction } from '~/api/action'
import { texts } from '~/app/params'
import { session } from '~/app/session'
import { AuthPage } from '~/features/identity/auth-page'
import { Button, ButtonLink } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { ActionNotice } from '~/ui/problem'

export const Route = createFileRoute('/_auth/restore-email')({
  validateSearch: texts('token'),
  component: Restore,
})

function Restore() {
  const { token } = Route.useSearch()
  const restore = useAction('post', '/auth/email/restore', {
    scope: 'restore',
    secret: true,
    onDone: () => session.drop(),
  })
  if (restore.state.at === 'done') {
    return (
      <AuthPage title="Your account is yours again">
        <Notice tone="good" role="status" title="Now choose a new password">
          <p>We sent a link for that to your address. Until you have followed it, nobody can log in.</p>
        </Notice>
      </AuthPage>
    )
  }
  return (
    <AuthPage title="Take your account back">
      <div className="stack">
        <p>
          Somebody changed the e-mail address of your account. If it was not you, take the account back: the address is
          yours again, everybody is logged out, and you choose a new password.
        </p>
        <ActionNotice action={restore} />
        {token ? (
          <Button look="primary" wide busy={restore.busy} onClick={() => void restore.run({ body: { token } })}>
            Take it back
          </Button>
        ) : (
          <ButtonLink to="/forgot" wide>
            Choose a new password
          </ButtonLink>
        )}
      </div>
    </AuthPage>
  )
}
