import { useForm } from 'react-hook-form'
import { useAttempt } from '~/api/attempt'
import { session } from '~/app/session'
import { Button } from '~/ui/button'
import { LoadError } from '~/ui/load-error'
import { CodeField } from './code-field'

/** The second half of a log-in. */
export function CodeForm({
  challenge,
  onDone,
  onBack,
  backTo = 'Back to the password',
}: {
  challenge: string
  onDone(): void
  onBack(): void
  /** What the way back is called. */
  backTo?: string
}) {
  const attempt = useAttempt()
  const { register, handleSubmit, formState } = useForm<{ code: string }>()
  const answer = ({ code }: { code: string }) =>
    attempt.run(async () => {
      await session.answerChallenge(challenge, code)
      onDone()
    })
  return (
    <form className="stack" noValidate onSubmit={handleSubmit(answer)}>
      {attempt.error && <LoadError error={attempt.error} onAgain={handleSubmit(answer)} />}
      <CodeField
        error={formState.errors.code?.message}
        {...register('code', { required: 'Type the code that your app shows.' })}
      />
      <Button type="submit" look="primary" wide busy={attempt.busy}>
        Log in
      </Button>
      <Button wide onClick={onBack}>
        {backTo}
      </Button>
    </form>
  )
}
