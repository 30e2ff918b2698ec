import type { GetPath } from '~/api/query'
import { list, q } from '~/api/query'
import type { Side } from '~/domain/order'

export const ownOffer = (product_id: string) => q('/me/offers/{product_id}', { path: { product_id } })
export const offers = (as: Side) => list('/offers', { query: { as } })

/** All that shows something of an offer. */
export const STALE: GetPath[] = ['/offers', '/me/offers/{product_id}', '/cart', '/notifications']
