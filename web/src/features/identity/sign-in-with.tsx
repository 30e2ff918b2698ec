import { useQuery } from '@tanstack/react-query'
import { useAttempt } from '~/api/attempt'
import { Button } from '~/ui/button'
import { AttemptNotice } from './attempt-notice'
import css from './auth.module.css'
import { providers } from './queries'
import { leaveFor } from './sign-in'

/** The ways in without a password, where there are some. They come after the form: nobody waits for them. */
export function SignInWith({ next, role }: { next?: string | undefined; role?: 'buyer' | 'artisan' | undefined }) {
  const offered = useQuery(providers).data?.providers ?? []
  const attempt = useAttempt()
  if (offered.length === 0) return null
  return (
    <div className="stack">
      <p className={css.or}>or</p>
      <AttemptNotice error={attempt.error} />
      {offered.map(({ provider, name }) => (
        <Button
          key={provider}
          wide
          busy={attempt.busy}
          onClick={() => void attempt.run(() => leaveFor(provider, { next, role }))}
        >
          Continue with {name}
        </Button>
      ))}
    </div>
  )
}
