import { useState } from 'react'
import { tagOf } from '~/app/session'

/**
 * The state of what is at `path` when a form was opened with it, for the change that the form makes: what somebody changed
 * meanwhile, in another window, is not put back. `renew` once it is changed and stays open.
 */
export function useSeen(path: string): { seen: string | undefined; renew(): void } {
  const [seen, setSeen] = useState(() => tagOf(path))
  return { seen, renew: () => setSeen(tagOf(path)) }
}
