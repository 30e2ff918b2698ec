import { createHomify, type Kept, type Role, type SessionStore, type Who } from '@homify/client'
import { useSyncExternalStore } from 'react'
import { fetchUnlessAhead } from './ahead'

const KEPT = 'homify.session'

const store: SessionStore = {
  get() {
    try {
      return JSON.parse(localStorage.getItem(KEPT) ?? 'null') as Kept | null
    } catch {
      return null
    }
  },
  set(kept) {
    if (kept) localStorage.setItem(KEPT, JSON.stringify(kept))
    else localStorage.removeItem(KEPT)
  },
}

/** The API, and who is logged in. Made once. */
export const { api, session, tagOf } = createHomify({
  baseUrl: new URL('/api', globalThis.location.origin).href,
  fetch: fetchUnlessAhead,
  carrier: 'cookie',
  store,
  // A refresh token is good for one use, so two tabs must not use it at once.
  lock: async task => (navigator.locks ? await navigator.locks.request(KEPT, task) : await task()),
})

addEventListener('storage', event => {
  if (event.key === KEPT) session.reread()
})

/** Who is logged in, or null. The page draws itself again when that changes. */
export function useWho(): Who | null {
  return useSyncExternalStore(
    listener => session.subscribe(listener),
    () => session.who,
  )
}

export const hasRole = (who: Who | null, role: Role): boolean => who?.roles.includes(role) ?? false
