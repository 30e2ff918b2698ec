import { ApiProblem, NoAnswer } from '@homify/client'
import { lazy, Suspense } from 'react'
import { Button } from './button'
import { Notice } from './notice'

// The words for all problems are not needed until there is one.
const ProblemNotice = lazy(() => import('./problem').then(module => ({ default: module.ProblemNotice })))

/** A part of the app itself did not come: so say all browsers, each in its words. */
const isMissing = (error: unknown): boolean => error instanceof TypeError && /\bimport(ed|ing)\b/i.test(error.message)

/** Whatever stopped a page or a list from loading. */
export function LoadError({ error, onAgain }: { error: unknown; onAgain(): void }) {
  if (error instanceof ApiProblem) {
    return (
      <Suspense fallback={<p role="alert">{error.detail}</p>}>
        <ProblemNotice problem={error} onAgain={onAgain} onReload={onAgain} />
      </Suspense>
    )
  }
  if (error instanceof NoAnswer || isMissing(error) || !navigator.onLine) {
    return (
      <Notice tone="warn" role="alert" title="No connection" actions={<Button onClick={onAgain}>Try again</Button>}>
        <p>We cannot reach Homify from here. Check your network. Your orders and your money are safe.</p>
      </Notice>
    )
  }
  return (
    <Notice
      tone="bad"
      role="alert"
      title="This page did not load"
      actions={<Button onClick={onAgain}>Try again</Button>}
    >
      <p>Something went wrong in the app. Your orders and your money are safe.</p>
    </Notice>
  )
}
