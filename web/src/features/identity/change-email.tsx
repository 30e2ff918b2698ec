import { identityChangeEmail as limits } from '@homify/client/limits'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useAction } from '~/api/action'
import { rules } from '~/api/form'
import { Button } from '~/ui/button'
import { Card } from '~/ui/card'
import { TextField } from '~/ui/field'
import { Notice } from '~/ui/notice'
import { ActionNotice } from '~/ui/problem'

interface Values {
  email: string
}

/** Another address: nothing changes before the link in the mail to it was followed. */
export function ChangeEmail({ now }: { now: string }) {
  const [sentTo, setSentTo] = useState<string | null>(null)
  const { register, handleSubmit, formState, reset } = useForm<Values>()
  const change = useAction('put', '/me/email', {
    scope: 'me',
    onDone: (_answer, _client, { body }) => {
      setSentTo(body.email)
      reset()
    },
  })
  return (
    <Card title="E-mail address">
      <form
        className="stack"
        noValidate
        onSubmit={handleSubmit(({ email }) => change.run({ body: { email: email.trim() } }))}
      >
        <p>
          Now <strong className="break">{now}</strong>
        </p>
        {sentTo && (
          <Notice tone="good" role="status" title="Look into your mail">
            <p>We sent a mail to {sentTo}. Follow its link within 24 hours; until then nothing changes.</p>
          </Notice>
        )}
        <ActionNotice action={change} />
        <TextField
          label="New address"
          type="email"
          autoComplete="email"
          inputMode="email"
          error={formState.errors.email?.message}
          {...register('email', rules(limits.email, 'An address'))}
        />
        <div className="row">
          <Button type="submit" busy={change.busy}>
            Change the address
          </Button>
        </div>
      </form>
    </Card>
  )
}
