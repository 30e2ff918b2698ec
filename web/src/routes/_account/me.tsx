import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useAction } from '~/api/action'
import { useSeen } from '~/api/seen'
import { logOut } from '~/app/log-out'
import { setTheme, type Theme, theme } from '~/app/theme'
import { formatPhone, toE164 } from '~/domain/phone'
import { ChangeEmail } from '~/features/identity/change-email'
import { ChangePassword } from '~/features/identity/change-password'
import { providers, waysIn } from '~/features/identity/queries'
import { Sessions, sessions } from '~/features/identity/sessions'
import { WaysIn } from '~/features/identity/ways-in'
import { BlockedPeople, blocked } from '~/features/messages/blocked-people'
import { DeleteAccount } from '~/features/users/delete-account'
import { me } from '~/features/users/queries'
import { Button, ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { Select, TextField } from '~/ui/field'
import { Page } from '~/ui/page'
import { ActionNotice } from '~/ui/problem'
import { toast } from '~/ui/toast'

export const Route = createFileRoute('/_account/me')({
  loader: ({ context: { queryClient } }) =>
    Promise.all([
      queryClient.ensureQueryData(me),
      queryClient.ensureInfiniteQueryData(sessions),
      queryClient.ensureQueryData(waysIn),
      queryClient.ensureQueryData(providers),
      queryClient.ensureInfiniteQueryData(blocked),
    ]),
  component: Me,
})

function Me() {
  const user = useSuspenseQuery(me).data
  const navigate = useNavigate()
  const [chosen, choose] = useState<Theme>(theme)
  return (
    <Page title="Your account" sub={user.email} narrow>
      <Profile />
      <div className="row">
        <ButtonLink to="/favourites">Favourites</ButtonLink>
        <ButtonLink to="/addresses">Addresses</ButtonLink>
      </div>
      <ChangeEmail now={user.email} />
      <ChangePassword />
      <WaysIn />
      <Card title="Code at the log-in">
        <div className="stack">
          <p>With a code from your telephone, nobody gets in who only knows your password.</p>
          <div className="row">
            <ButtonLink to="/second-factor">Set up or change it</ButtonLink>
          </div>
        </div>
      </Card>
      <Sessions />
      <BlockedPeople />
      <Card title="Appearance">
        <Select
          label="Theme"
          value={chosen}
          onChange={event => {
            const next = event.target.value as Theme
            choose(next)
            setTheme(next)
          }}
        >
          <option value="system">As on this device</option>
          <option value="light">Light</option>
          <option value="dark">Dark</option>
        </Select>
      </Card>
      <div className="row">
        <Button
          onClick={() => {
            // The address first: who is logged out is led from this one to the log-in. Its page is not waited for.
            void navigate({ to: '/' })
            void logOut()
          }}
        >
          Log out
        </Button>
      </div>
      <DeleteAccount email={user.email} />
    </Page>
  )
}

function Profile() {
  const user = useSuspenseQuery(me).data
  const client = useQueryClient()
  const { register, handleSubmit, formState, setError } = useForm({
    defaultValues: { name: user.name, phone: user.phone ? formatPhone(user.phone) : '' },
  })
  const { seen, renew } = useSeen('/me')
  const save = useAction('patch', '/me', {
    scope: user.id,
    onDone: answer => {
      client.setQueryData(me.queryKey, before => (before ? { ...before, ...answer } : undefined))
      renew()
      toast('Your account was changed.')
    },
  })
  return (
    <Card title="You">
      <form
        className="stack"
        noValidate
        onSubmit={handleSubmit(({ name, phone }) => {
          const e164 = phone.trim() ? toE164(phone) : null
          if (phone.trim() && !e164)
            return setError('phone', { message: 'Write it like 0803 123 4567.' }, { shouldFocus: true })
          return void save.run({ seen, body: { name: name.trim(), phone: e164 } })
        })}
      >
        <ActionNotice action={save} />
        <TextField
          label="Your name"
          autoComplete="name"
          error={formState.errors.name?.message}
          {...register('name', { required: 'Your name is needed.' })}
        />
        <TextField
          label="Telephone"
          optional
          type="tel"
          autoComplete="tel"
          hint="For the artisan who brings your order, such as 0803 123 4567."
          error={formState.errors.phone?.message}
          {...register('phone')}
        />
        <div className="row">
          <Button type="submit" look="primary" busy={save.busy}>
            Save
          </Button>
        </div>
      </form>
    </Card>
  )
}
