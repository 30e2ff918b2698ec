import { type DehydratedState, dehydrate, hydrate } from '@tanstack/react-query'
import { createStore, del, get, set } from 'idb-keyval'
import { forgetSeen } from '~/features/catalogue/seen-lately'
import { queryClient } from './query-client'

// What can be read without a network: the shelf and one's own orders. Never who has what in a queue of ours.
const KEPT: readonly unknown[] = [
  '/categories',
  '/products',
  '/products/{product_id}',
  '/artisans/{artisan_id}',
  '/orders',
  '/orders/{order_id}',
  '/orders/{order_id}/reviews',
  '/escrows/{escrow_id}',
  '/disputes/{dispute_id}',
  '/conversations',
  '/conversations/{conversation_id}',
  '/notifications',
  '/me',
  '/me/favourites',
  '/me/addresses',
  '/cart',
]
const MAX_AGE = 7 * 24 * 60 * 60_000
const WRITE_EVERY = 2_000
const KEY = 'queries'

const store = createStore('homify', 'kept')

/** What is kept, and by which version of the app: another may read other fields. */
interface Kept {
  release: string
  at: number
  state: DehydratedState
}

/** Takes what was kept from the last visit into the cache, and from now on keeps what is read. */
export async function startKeeping(): Promise<void> {
  // Without a database on this device, as in some private windows, nothing is kept; all else works.
  const kept = await get<Kept>(KEY, store).catch(() => undefined)
  if (kept?.release === __RELEASE__ && Date.now() - kept.at < MAX_AGE) {
    // Shown at once, and asked for anew however young it is: who loads a page again wants to know how it stands now.
    for (const query of kept.state.queries) query.state.isInvalidated = true
    hydrate(queryClient, kept.state)
  }
  let waiting = false
  const keep = () => {
    if (waiting) return
    waiting = true
    setTimeout(() => {
      waiting = false
      void write().catch(() => undefined)
    }, WRITE_EVERY)
  }
  queryClient.getQueryCache().subscribe(({ type }) => {
    if (type === 'updated' || type === 'removed') keep()
  })
  // What was read before this.
  keep()
}

const write = (): Promise<void> => {
  const state = dehydrate(queryClient, {
    shouldDehydrateQuery: query => query.state.status === 'success' && KEPT.includes(query.queryKey[0]),
  })
  return set(KEY, { release: __RELEASE__, at: Date.now(), state } satisfies Kept, store)
}

/** Forgets all that was kept: at log-out. */
export const forgetKept = (): Promise<void> => {
  forgetSeen()
  return del(KEY, store).catch(() => undefined)
}
