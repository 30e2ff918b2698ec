import { ApiProblem, NoAnswer } from '@homify/client'
import { QueryClient } from '@tanstack/react-query'

const FRESH = 30_000
const KEPT = 24 * 60 * 60_000

/** The one cache of what the API answered. A refusal is an answer and is not asked for again; a lost one is. */
export const queryClient = new QueryClient({
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
