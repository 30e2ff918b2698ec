import type { ApiProblem } from '@homify/client'
import { useLocation, useRouter } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import type { ActionView } from '~/api/action'
import { problemWords } from '~/text/problems'
import { Button, ButtonLink } from './button'
import { Notice } from './notice'
import css from './problem.module.css'

/** Seconds that are left to wait, counting down. */
function useWait(seconds: number | null): number {
  const [left, setLeft] = useState(seconds ?? 0)
  useEffect(() => {
    setLeft(seconds ?? 0)
    if (!seconds) return
    const timer = setInterval(() => setLeft(before => Math.max(0, before - 1)), 1_000)
    return () => clearInterval(timer)
  }, [seconds])
  return left
}

interface Props {
  problem: ApiProblem
  /** Does again what was refused. */
  onAgain?(): void
  /** Reads anew what is shown. */
  onReload?(): void
}

/** What was refused: what happened, what is safe, what to do, and the number that support asks for. */
export function ProblemNotice({ problem, onAgain, onReload }: Props) {
  const router = useRouter()
  const here = useLocation({ select: location => location.href })
  const left = useWait(problem.retryAfter)
  const words = problemWords[problem.problem] ?? problemWords.internal
  const reload = onReload ?? (() => void router.invalidate())
  const minutes = Math.ceil(left / 60)
  let action: ReactNode = null
  if (words.way === 'again' && onAgain) {
    action = (
      <Button onClick={onAgain} disabled={left > 0}>
        {left > 0 ? `Try again in ${left} s` : 'Try again'}
      </Button>
    )
  } else if (words.way === 'reload') action = <Button onClick={reload}>Show how it stands now</Button>
  else if (words.way === 'log-in')
    action = (
      <ButtonLink to="/login" search={{ next: here }}>
        Log in
      </ButtonLink>
    )
  else if (typeof words.way === 'object') action = <ButtonLink to={words.way.to}>{words.way.label}</ButtonLink>
  return (
    <Notice tone="bad" role="alert" title={words.title} actions={action}>
      <p>{words.say ?? problem.detail}</p>
      {words.way === 'wait' && left > 0 && <p>Try again in {minutes === 1 ? 'a minute' : `${minutes} minutes`}.</p>}
      {(words.way === 'support' || problem.status >= 500) && problem.requestId && (
        <p className={css.number}>Number for support: {problem.requestId}</p>
      )}
    </Notice>
  )
}

/** How a change stands, for all that is not simply done: under way again, unknown, refused, offline. */
export function ActionNotice({ action, safe }: { action: ActionView; safe?: string }) {
  const { state } = action
  if (state.at === 'checking') {
    return (
      <Notice tone="warn" role="status" title="We do not know yet whether it went through">
        <p>No answer came. We are asking again, and nothing is done twice. {safe}</p>
      </Notice>
    )
  }
  if (state.at === 'unknown') {
    return (
      <Notice
        tone="warn"
        role="alert"
        title="We still do not know whether it went through"
        actions={<Button onClick={action.again}>Ask again</Button>}
      >
        <p>The network is not good enough at the moment. You can safely ask again: nothing is done twice. {safe}</p>
      </Notice>
    )
  }
  if (state.at === 'offline') {
    return (
      <Notice tone="warn" role="alert" title="You are offline">
        <p>Nothing was sent. Do it again once you are connected.</p>
      </Notice>
    )
  }
  if (state.at === 'failed') return <ProblemNotice problem={state.problem} onAgain={action.reset} />
  return null
}
