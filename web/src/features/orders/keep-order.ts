import type { QueryClient } from '@tanstack/react-query'
import type { GetPath } from '~/api/query'
import type { Order } from '~/domain/order'
import { toast } from '~/ui/toast'
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

/** What each command of an order does once it is done: closes its question, keeps the order, says so. */
export const done = (close: () => void, words: string) => (next: Order, client: QueryClient) => {
  close()
  keepOrder(client, next)
  toast(words)
}
