import { choices } from './actions'
import { ONWARD, type Order } from './order'

/** What waits for the artisan, the earliest deadline first: a step that they can take, or a dispute. */
export function workOf<One extends Order>(orders: readonly One[]): One[] {
  return orders
    .filter(order => order.status === 'disputed' || choices(order.actions, ONWARD).primary)
    .sort((a, b) => (a.due_at ?? '9').localeCompare(b.due_at ?? '9'))
}
