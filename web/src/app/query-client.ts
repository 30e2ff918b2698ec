import { ApiProblem, NoAnswer } from '@homify/client'
import { QueryCache, QueryClient } from '@tanstack/react-query'

const FRESH = 30_000
const KEPT = 24 * 60 * 60_000

/** Whether the API was reached by the last read. A device may believe that it has a network, and have none. */
export const reach = {
  lost: false,
  listeners: new Set<() => void>(),
  tell(lost: boolean): void {
    if (reach.lost === lost) return
    reach.lost = lost
    for (const listener of reach.listeners) listener()
  },
}

/** The one cache of what the API answered. A refusal is an answer and is not asked for again; a lost one is. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onSuccess: () => reach.tell(false),
    onError: error => error instanceof NoAnswer && reach.tell(true),
  }),
  defaultOptions: {
    queries: {
      staleTime: FRESH,
      gcTime: KEPT,
      retry: (failures, error) => {
        if (error instanceof NoAnswer) return navigator.onLine && failures < 3
        return error instanceof ApiProblem && error.status >= 500 && failures < 2
      },
      // Without a network what is kept is shown at once, and what is not says so.
      networkMode: 'always',
    },
  },
})
