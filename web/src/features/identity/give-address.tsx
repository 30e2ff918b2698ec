import { identitySignUpWithProvider as limits } from '@homify/client/limits'
import { MailCheck } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useAction } from '~/api/action'
import { rules, showFields } from '~/api/form'
import { Button } from '~/ui/button'
import { Choice, Choices, TextField } from '~/ui/field'
import { ActionNotice } from '~/ui/problem'
import type { Provider } from './sign-in'

interface Values {
  name: string
  email: string
  role: 'buyer' | 'artisan'
}

/** For who comes by a provider that says no address which is surely theirs: they type one, and follow the link that we send there. */
export function GiveAddress({
  provider,
  signUp,
  role,
}: {
  provider: Provider
  signUp: string
  role: Values['role'] | undefined
}) {
  const [sentTo, setSentTo] = useState<string | null>(null)
  const { register, handleSubmit, formState, setError } = useForm<Values>({ defaultValues: { role: role ?? 'buyer' } })
  const { errors } = formState
  const give = useAction('post', '/auth/providers/{provider}/sign-up', {
    scope: 'new',
    secret: true,
    onDone: (_answer, _client, { body }) => setSentTo(body.email),
  })
  const problem = give.state.at === 'failed' ? give.state.problem : null
  const [beside, setBeside] = useState(false)
  useEffect(() => {
    setBeside(problem ? showFields(problem, setError, ['name', 'email', 'role']) : false)
  }, [problem, setError])
  if (sentTo) {
    return (
      <div className="stack">
        <MailCheck size={36} aria-hidden="true" />
        <p>
          We sent a mail to <strong className="break">{sentTo}</strong>. Follow the link in it, then log in the same way
          again; it is good for 24 hours.
        </p>
        <p className="muted">Nothing there? Look among the unwanted mail, or log in again and type another address.</p>
      </div>
    )
  }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={handleSubmit(values =>
        give.run({
          path: { provider },
          body: { ...values, email: values.email.trim(), name: values.name.trim(), sign_up: signUp },
        }),
      )}
    >
      {!beside && <ActionNotice action={give} />}
      <TextField
        label="E-mail address"
        type="email"
        autoComplete="email"
        inputMode="email"
        hint="Where we tell you about your orders and your money."
        error={errors.email?.message}
        {...register('email', {
          ...rules(limits.email, 'Your e-mail address'),
          pattern: { value: /^\s*\S+@\S+\.\S+\s*$/, message: 'This is no e-mail address.' },
        })}
      />
      <TextField
        label="Your name"
        autoComplete="name"
        error={errors.name?.message}
        {...register('name', rules(limits.name, 'Your name'))}
      />
      <Choices legend="I want to">
        <Choice label="Buy" hint="Furniture, doors, lamps and more" value="buyer" {...register('role')} />
        <Choice label="Sell as an artisan" hint="You can buy as well" value="artisan" {...register('role')} />
      </Choices>
      <Button type="submit" look="primary" wide busy={give.busy}>
        Create the account
      </Button>
    </form>
  )
}
