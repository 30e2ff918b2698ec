import type { Schema } from '@homify/client'
import { queryOptions } from '@tanstack/react-query'
import { redirect } from '@tanstack/react-router'
import { q } from '~/api/query'
import { api, hasRole, session } from '~/app/session'

export type OwnArtisan = Schema<'OwnArtisan'>

export const banks = q('/banks')

const read = async (signal: AbortSignal): Promise<OwnArtisan | null> =>
  (await api.GET('/me/artisan', { signal })).data ?? null

/** The artisan whom this account is, or null where it has none yet: also of who said at sign-up that they want to sell, and no more. */
export const maybeArtisan = queryOptions({
  queryKey: ['/me/artisan', 'maybe'] as const,
  queryFn: ({ signal }) => (hasRole(session.who, 'artisan') ? read(signal) : null),
})

/** The same, for pages that only an artisan comes to: who has not said yet who they are is led to where they do. */
export const ownArtisan = queryOptions({
  queryKey: ['/me/artisan', {}] as const,
  queryFn: async ({ signal }): Promise<OwnArtisan> => {
    const own = await read(signal)
    if (!own) throw redirect({ to: '/me/artisan/profile' })
    return own
  },
})
