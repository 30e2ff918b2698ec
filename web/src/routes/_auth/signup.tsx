import { identitySignup as limits } from '@homify/client/limits'
import { createFileRoute, Link, redirect } from '@tanstack/react-router'
import { MailCheck } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useAction } from '~/api/action'
import { rules, showFields } from '~/api/form'
import { texts } from '~/app/params'
import { session } from '~/app/session'
import { AuthPage } from '~/features/identity/auth-page'
import { PasswordField } from '~/features/identity/password-field'
import { ResendVerification } from '~/features/identity/resend-verification'
import { SignInWith } from '~/features/identity/sign-in-with'
import { Button } from '~/ui/button'
import { Choice, Choices, TextField } from '~/ui/field'
import { ActionNotice } from '~/ui/problem'

interface Values {
  name: string
  email: string
  password: string
  role: 'buyer' | 'artisan'
}

export const Route = createFileRoute('/_auth/signup')({
  validateSearch: texts('next', 'role'),
  beforeLoad: () => {
    if (session.who) throw redirect({ to: '/' })
  },
  component: SignUp,
})

function SignUp() {
  const { role, next } = Route.useSearch()
  const [sentTo, setSentTo] = useState<string | null>(null)
  const form = useForm<Values>({ defaultValues: { role: role === 'artisan' ? role : 'buyer' } })
  const { register, handleSubmit, formState, setError, watch } = form
  const { errors } = formState
  const signUp = useAction('post', '/auth/signup', {
    scope: 'new',
    secret: true,
    onDone: (_answer, _client, { body }) => setSentTo(body.email),
  })
  const problem = signUp.state.at === 'failed' ? signUp.state.problem : null
  const [beside, setBeside] = useState(false)
  useEffect(() => {
    setBeside(problem ? showFields(problem, setError, ['name', 'email', 'password', 'role']) : false)
  }, [problem, setError])

  if (sentTo) {
    return (
      <AuthPage title="Look into your mail">
        <div className="stack">
          <MailCheck size={36} aria-hidden="true" />
          <p>
            We sent a mail to <strong className="break">{sentTo}</strong>. Follow the link in it to go on; it is good
            for 24 hours.
          </p>
          <p className="muted">Nothing there? Look among the unwanted mail, or ask for it again.</p>
          <ResendVerification email={sentTo} />
        </div>
      </AuthPage>
    )
  }
  return (
    <AuthPage
      title="Create an account"
      below={
        <>
          <SignInWith next={next} role={watch('role')} />
          <p className="muted">
            You have one?{' '}
            <Link to="/login" search={{ next }}>
              Log in
            </Link>
          </p>
        </>
      }
    >
      <form
        className="stack"
        noValidate
        onSubmit={handleSubmit(values =>
          signUp.run({ body: { ...values, email: values.email.trim(), name: values.name.trim() } }),
        )}
      >
        {!beside && <ActionNotice action={signUp} />}
        <Choices legend="I want to">
          <Choice label="Buy" hint="Furniture, doors, lamps and more" value="buyer" {...register('role')} />
          <Choice label="Sell as an artisan" hint="You can buy as well" value="artisan" {...register('role')} />
        </Choices>
        <TextField
          label="Your name"
          autoComplete="name"
          error={errors.name?.message}
          {...register('name', rules(limits.name, 'Your name'))}
        />
        <TextField
          label="E-mail address"
          type="email"
          autoComplete="email"
          inputMode="email"
          error={errors.email?.message}
          {...register('email', {
            ...rules(limits.email, 'Your e-mail address'),
            pattern: { value: /^\s*\S+@\S+\.\S+\s*$/, message: 'This is no e-mail address.' },
          })}
        />
        <PasswordField
          label="Password"
          hint="12 characters at least. Three or four words make a good one."
          autoComplete="new-password"
          error={errors.password?.message}
          {...register('password', rules(limits.password, 'The password'))}
        />
        <Button type="submit" look="primary" wide busy={signUp.busy}>
          Create the account
        </Button>
      </form>
    </AuthPage>
  )
}
