import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useAction } from '~/api/action'
import { logOut } from '~/app/log-out'
import { Button } from '~/ui/button'
import { Dialog, DialogButtons } from '~/ui/dialog'
import { TextField } from '~/ui/field'
import { LoadError } from '~/ui/load-error'
import { Notice } from '~/ui/notice'
import { ActionNotice } from '~/ui/problem'
import { When } from '~/ui/when'
import { OpenMatters } from './open-matters'
import { deletion } from './own-queries'

interface Values {
  email: string
}

/** What stands in the way of a deletion, or the question whether it is meant; then, until when it can be taken back. */
export function DeleteDialog({ email, onClose }: { email: string; onClose(): void }) {
  const found = useQuery({ ...deletion, staleTime: 0 })
  const [erasesAt, setErasesAt] = useState<string | null>(null)
  if (erasesAt) return <Asked at={erasesAt} />
  return (
    <Dialog open title="Delete your account" onClose={onClose}>
      {found.error && <LoadError error={found.error} onAgain={() => void found.refetch()} />}
      {found.isPending && <p role="status">We look whether something of yours is open.</p>}
      {found.data && !found.data.possible && <OpenMatters of={found.data} onClose={onClose} />}
      {found.data?.possible && (
        <Question email={email} days={found.data.grace_days} onClose={onClose} onAsked={setErasesAt} />
      )}
    </Dialog>
  )
}

interface QuestionProps {
  email: string
  days: number
  onClose(): void
  onAsked(erasesAt: string): void
}

function Question({ email, days, onClose, onAsked }: QuestionProps) {
  const { register, handleSubmit, formState } = useForm<Values>({ defaultValues: { email: '' } })
  const ask = useAction('put', '/me/deletion', {
    scope: 'me',
    stale: ['/me/deletion'],
    onDone: answer => onAsked(answer.erases_at),
  })
  const same = (typed: string) =>
    typed.trim().toLowerCase() === email.toLowerCase() || `Type ${email}, the address of this account.`
  return (
    <form
      className="stack"
      noValidate
      onSubmit={handleSubmit(typed => ask.run({ body: { email: typed.email.trim() } }))}
    >
      <ul className="stack-tight">
        <li>You are logged out on all your devices at once.</li>
        <li>For {days} days, logging in keeps your account. That is all you have to do.</li>
        <li>After that everything that is yours is erased, and nobody can bring it back.</li>
        <li>If you sell, your shop takes no orders from now on, and leaves with you.</li>
        <li>The stars that you gave stay, without your name.</li>
      </ul>
      <ActionNotice action={ask} safe="If it did go through, we have sent you a mail." />
      <TextField
        label="Type your e-mail address, so that nobody does this by mistake"
        type="email"
        autoComplete="off"
        inputMode="email"
        error={formState.errors.email?.message}
        {...register('email', { validate: same })}
      />
      <DialogButtons onClose={onClose} leave="Keep my account" busy={ask.busy}>
        <Button type="submit" look="danger" busy={ask.busy} disabled={ask.state.at === 'unknown'}>
          Delete my account
        </Button>
      </DialogButtons>
    </form>
  )
}

/** They are logged out by then: whatever closes this leads to where anybody may be. */
function Asked({ at }: { at: string }) {
  const navigate = useNavigate()
  const leave = () => {
    void navigate({ to: '/' })
    void logOut()
  }
  return (
    <Dialog open title="Your account will be deleted" onClose={leave}>
      <div className="stack">
        <Notice tone="info" role="status">
          <p>
            We erase it on <When at={at} />. If you log in before then, it stays as it is. We sent you a mail that says
            so.
          </p>
        </Notice>
        <Button look="primary" onClick={leave}>
          Go to the shop
        </Button>
      </div>
    </Dialog>
  )
}
