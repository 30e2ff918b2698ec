import { list, q } from '~/api/query'

export const order = (order_id: string) => q('/orders/{order_id}', { path: { order_id } })
export const orders = (as: 'buyer' | 'artisan') => list('/orders', { query: { as } })
export const escrow = (escrow_id: string) => q('/escrows/{escrow_id}', { path: { escrow_id } })
export const history = (order_id: string) => list('/orders/{order_id}/history', { path: { order_id } })
