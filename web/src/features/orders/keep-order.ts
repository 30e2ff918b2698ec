import type { QueryClient } from '@tanstack/react-query'
import type { GetPath } from '~/api/query'
import type { Order } from '~/domain/order'
import { order } from './queries'

/** All that shows something of an order. */
export const STALE: GetPath[] = [
  '/orders',
  '/orders/{order_id}',
  '/orders/{order_id}/history',
  '/escrows/{escrow_id}',
  '/notifications',
]

/** Puts an order as it is now where every page finds it; what a command's answer does not tell stays as it was. */
export function keepOrder(client: QueryClient, next: Order): void {
  client.setQueryData(order(next.id).queryKey, before => (before ? { ...before, ...next } : undefined))
}
