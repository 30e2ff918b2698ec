import { ApiProblem, type Schema } from '@homify/client'
import { queryOptions } from '@tanstack/react-query'
import { q } from '~/api/query'
import { api, hasRole, session } from '~/app/session'

export type OwnArtisan = Schema<'OwnArtisan'>

// Somebody who said at sign-up that they want to sell, and no more.
const NONE = 'artisan-profile-missing'

export const banks = q('/banks')

/** The artisan whom this account is, or null where it has none yet. */
export const maybeArtisan = queryOptions({
  queryKey: ['/me/artisan', 'maybe'] as const,
  queryFn: async ({ signal }): Promise<OwnArtisan | null> => {
    if (!hasRole(session.who, 'artisan')) return null
    try {
      return (await api.GET('/me/artisan', { signal })).data ?? null
    } catch (error) {
      if (error instanceof ApiProblem && error.problem === NONE) return null
      throw error
    }
  },
})

/** The same, for pages that only an artisan comes to. */
export const ownArtisan = q('/me/artisan')
