import { useAction } from '~/api/action'
import { Button } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { ActionNotice } from '~/ui/problem'

/** Another mail with the link that confirms an address. */
export function ResendVerification({ email }: { email: string }) {
  const resend = useAction('post', '/auth/email/resend', { scope: email })
  if (resend.state.at === 'done') {
    return (
      <Notice tone="good" role="status" title="Look into your mail">
        <p>If {email} waits to be confirmed, a new link is on its way. It is good for 24 hours.</p>
      </Notice>
    )
  }
  return (
    <>
      <ActionNotice action={resend} />
      <Button
        busy={resend.busy}
        disabledReason={email.includes('@') ? null : 'Type your address first.'}
        onClick={() => void resend.run({ body: { email } })}
      >
        Send the mail again
      </Button>
    </>
  )
}
