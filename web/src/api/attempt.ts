import { ApiProblem, NoAnswer } from '@homify/client'
import { useState } from 'react'

/** Something that is tried and may be repeated without harm, such as a log-in: whether it is under way, and what stopped it. */
export function useAttempt(): {
  busy: boolean
  error: ApiProblem | NoAnswer | null
  run(task: () => Promise<void>): Promise<void>
} {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ApiProblem | NoAnswer | null>(null)
  const run = async (task: () => Promise<void>): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      await task()
    } catch (cause) {
      if (!(cause instanceof ApiProblem || cause instanceof NoAnswer)) throw cause
      setError(cause)
    } finally {
      setBusy(false)
    }
  }
  return { busy, error, run }
}
