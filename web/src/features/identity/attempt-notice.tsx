import { ApiProblem } from '@homify/client'
import { problemWords } from '~/text/problems'
import { Button } from '~/ui/button'
import { Notice } from '~/ui/notice'

/** What stopped something that was tried, where no router is around: in words, with what to do. */
export function AttemptNotice({ error, onAgain }: { error: Error | null; onAgain?(): void }) {
  if (!error) return null
  if (error instanceof ApiProblem) {
    const words = problemWords[error.problem]
    return (
      <Notice tone="bad" role="alert" title={words.title}>
        <p>{words.say ?? error.detail}</p>
      </Notice>
    )
  }
  return (
    <Notice
      tone="warn"
      role="alert"
      title="No answer came"
      actions={onAgain && <Button onClick={onAgain}>Try again</Button>}
    >
      <p>Nothing was changed. Try again once the network is back.</p>
    </Notice>
  )
}
