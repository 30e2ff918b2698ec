import type { Schema } from '@homify/client'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useAction } from '~/api/action'
import { session } from '~/app/session'
import { Button } from '~/ui/button'
import { ActionNotice } from '~/ui/problem'
import { Deadline } from '~/ui/when'
import { CodeField } from './code-field'
import { QrCode } from './qr-code'
import css from './second-factor.module.css'

/** From a secret that is shown to a code that is confirmed; then to the recovery codes. */
export function SetUpApp({ label, onCodes }: { label: string; onCodes(codes: string[]): void }) {
  const [shown, setShown] = useState<Schema<'SecondFactorSecret'> | null>(null)
  const begin = useAction('post', '/me/second-factor', { scope: 'me', onDone: setShown })
  if (shown) return <ConfirmApp shown={shown} onCodes={onCodes} />
  return (
    <div className="stack">
      <ActionNotice action={begin} />
      <div className="row">
        <Button look="primary" busy={begin.busy} onClick={() => void begin.run({})}>
          {label}
        </Button>
      </div>
    </div>
  )
}

function ConfirmApp({ shown, onCodes }: { shown: Schema<'SecondFactorSecret'>; onCodes(codes: string[]): void }) {
  const { register, handleSubmit, formState } = useForm<{ code: string }>()
  const confirm = useAction('post', '/me/second-factor/confirm', {
    scope: 'me',
    secret: true,
    stale: ['/me/second-factor', '/me/sessions'],
    onDone: async ({ recovery_codes }) => {
      onCodes(recovery_codes)
      // The next token says that a code was shown.
      await session.refresh()
    },
  })
  return (
    <form className="stack" noValidate onSubmit={handleSubmit(({ code }) => confirm.run({ body: { code } }))}>
      <p>
        1. Get an app that makes codes, such as Google Authenticator, Microsoft Authenticator or Aegis. They are free
        and work without a network.
      </p>
      <p>
        2. Is it on this telephone? <a href={shown.uri}>Open it with this link</a>. Is it on another one? Scan this
        picture with it:
      </p>
      <QrCode text={shown.uri} label="Picture for your app" />
      <p>
        Or type this into it: <strong className={css.secret}>{shown.secret.match(/.{4}/g)?.join(' ')}</strong>
      </p>
      <p>
        3. Type the six digits that it shows. The time for it is up <Deadline at={shown.confirm_until} />.
      </p>
      <ActionNotice action={confirm} />
      <CodeField
        inputMode="numeric"
        hint="The six digits that your app shows now."
        error={formState.errors.code?.message}
        {...register('code', {
          required: 'Type the code that your app shows.',
          pattern: { value: /^\s*\d{3}\s?\d{3}\s*$/, message: 'The code has six digits.' },
        })}
      />
      <div className="row">
        <Button type="submit" look="primary" busy={confirm.busy}>
          Turn it on
        </Button>
      </div>
    </form>
  )
}
