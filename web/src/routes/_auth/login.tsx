import { ApiProblem } from '@homify/client'
import { createFileRoute, Link, redirect, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useAttempt } from '~/api/attempt'
import { nextOf } from '~/app/guard'
import { texts } from '~/app/params'
import { session } from '~/app/session'
import css from '~/features/identity/auth.module.css'
import { AuthPage } from '~/features/identity/auth-page'
import { CodeForm } from '~/features/identity/code-form'
import { PasswordField } from '~/features/identity/password-field'
import { ResendVerification } from '~/features/identity/resend-verification'
import { Samples } from '~/features/identity/samples'
import { SignInWith } from '~/features/identity/sign-in-with'
import { Button } from '~/ui/button'
import { TextField } from '~/ui/field'
import { LoadError } from '~/ui/load-error'

const wanted = texts('next')

export const Route = createFileRoute('/_auth/login')({
  validateSearch: wanted,
  beforeLoad: ({ search }) => {
    if (session.who) throw redirect({ href: nextOf(search.next) })
  },
  component: LogIn,
})

function LogIn() {
  const { next } = Route.useSearch()
  const router = useRouter()
  const attempt = useAttempt()
  const { register, handleSubmit, formState, getValues } = useForm<{ email: string; password: string }>()
  const [challenge, setChallenge] = useState<string | null>(null)
  const goOn = () => router.history.replace(nextOf(next))
  const logIn = ({ email, password }: { email: string; password: string }, secret?: string) =>
    attempt.run(async () => {
      try {
        await session.logIn(email.trim(), password)
      } catch (refused) {
        if (!(refused instanceof ApiProblem && refused.problem === 'code-needed')) throw refused
        const asked = String(refused.facts.challenge)
        if (!secret) return setChallenge(asked)
        await answerAsSample(asked, secret)
      }
      goOn()
    })
  const unverified = attempt.error instanceof ApiProblem && attempt.error.problem === 'email-not-verified'
  if (challenge) {
    return (
      <AuthPage title="Type your code" sub="Your password is right. This account asks for a code as well.">
        <CodeForm challenge={challenge} onDone={goOn} onBack={() => setChallenge(null)} />
      </AuthPage>
    )
  }
  return (
    <AuthPage
      title="Log in"
      below={
        <>
          <SignInWith next={next} />
          <p className="muted">
            New here?{' '}
            <Link to="/signup" search={{ next }}>
              Create an account
            </Link>
          </p>
          <Samples
            busy={attempt.busy}
            onChoose={(email, password, secret) => void logIn({ email, password }, secret)}
          />
        </>
      }
    >
      <form className="stack" noValidate onSubmit={handleSubmit(values => logIn(values))}>
        {attempt.error && <LoadError error={attempt.error} onAgain={handleSubmit(values => logIn(values))} />}
        {unverified && <ResendVerification email={getValues('email')} />}
        <TextField
          label="E-mail address"
          type="email"
          autoComplete="username"
          inputMode="email"
          error={formState.errors.email?.message}
          {...register('email', { required: 'Enter the address that you signed up with.' })}
        />
        <PasswordField
          label="Password"
          autoComplete="current-password"
          error={formState.errors.password?.message}
          {...register('password', { required: 'Enter your password.' })}
        />
        <Button type="submit" look="primary" wide busy={attempt.busy}>
          Log in
        </Button>
        <Link to="/forgot" className={css.forgot}>
          Forgot your password?
        </Link>
      </form>
    </AuthPage>
  )
}

/** A code is good once: who comes a second time within half a minute takes the next one. */
async function answerAsSample(challenge: string, secret: string): Promise<void> {
  const { sampleCode } = await import('~/features/identity/sample-code')
  try {
    await session.answerChallenge(challenge, await sampleCode(secret, 0))
  } catch (refused) {
    if (!(refused instanceof ApiProblem && refused.problem === 'code-wrong')) throw refused
    await session.answerChallenge(challenge, await sampleCode(secret, 1))
  }
}
