import { identityChangePassword as limits } from '@homify/client/limits'
import { useForm } from 'react-hook-form'
import { useAction } from '~/api/action'
import { rules } from '~/api/form'
import { Button } from '~/ui/button'
import { Card } from '~/ui/card'
import { ActionNotice } from '~/ui/problem'
import { toast } from '~/ui/toast'
import { PasswordField } from './password-field'

interface Values {
  password: string
}

/** Another password; all other devices are logged out. */
export function ChangePassword() {
  const { register, handleSubmit, formState, reset } = useForm<Values>()
  const change = useAction('put', '/me/password', {
    scope: 'me',
    secret: true,
    stale: ['/me/sessions', '/me/providers'],
    onDone: () => {
      reset()
      toast('Your password was changed. Other devices were logged out.')
    },
  })
  return (
    <Card title="Password">
      <form className="stack" noValidate onSubmit={handleSubmit(values => change.run({ body: values }))}>
        <ActionNotice action={change} />
        <PasswordField
          label="New password"
          hint="12 characters at least. Three or four words make a good one."
          autoComplete="new-password"
          error={formState.errors.password?.message}
          {...register('password', rules(limits.password, 'The new password'))}
        />
        <div className="row">
          <Button type="submit" busy={change.busy}>
            Change the password
          </Button>
        </div>
      </form>
    </Card>
  )
}
