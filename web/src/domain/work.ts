import { type Order, shown } from './order'

const MINE = new Set<Order['status']>(['paid', 'accepted', 'shipped', 'delivered', 'disputed'])

/** What waits for the artisan, the earliest deadline first. */
export function workOf<One extends Order>(orders: readonly One[]): One[] {
  return orders
    .filter(order => MINE.has(order.status) && (shown(order, 'artisan').primary || order.status === 'disputed'))
    .sort((a, b) => (a.due_at ?? '9').localeCompare(b.due_at ?? '9'))
}
