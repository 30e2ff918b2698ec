import { ApiProblem, type Schema } from '@homify/client'
import { queryOptions } from '@tanstack/react-query'
import { q } from '~/api/query'
import { api } from '~/app/session'

export type OwnArtisan = Schema<'OwnArtisan'>

// Somebody who never wanted to sell, and somebody who said so at sign-up and no more.
const NONE = new Set<string>(['forbidden', 'artisan-profile-missing'])

export const banks = q('/banks')

/** The artisan whom this account is, or null where it has none yet. */
export const maybeArtisan = queryOptions({
  queryKey: ['/me/artisan', 'maybe'] as const,
  queryFn: async ({ signal }): Promise<OwnArtisan | null> => {
    try {
      return (await api.GET('/me/artisan', { signal })).data ?? null
    } catch (error) {
      if (error instanceof ApiProblem && NONE.has(error.problem)) return null
      throw error
    }
  },
})

/** The same, for pages that only an artisan comes to. */
export const ownArtisan = q('/me/artisan')
