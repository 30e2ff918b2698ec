import type { Schema } from '@homify/client'
import type { Tone } from '~/ui/badge'

export type Order = Schema<'Order'>
export type OrderStatus = Schema<'OrderStatus'>
export type Side = 'buyer' | 'artisan'
export const otherSide = (side: Side): Side => (side === 'buyer' ? 'artisan' : 'buyer')

export type OrderAction = Schema<'OrderAction'>
export type OrderActionName = OrderAction['action']

/** What takes an order on; the first of them that is allowed is the one to press. */
export const ONWARD: ReadonlySet<OrderActionName> = new Set<OrderActionName>([
  'pay',
  'accept',
  'ship',
  'deliver',
  'enter_release_code',
  'confirm',
])

/** What one side is shown of an order in one status. */
export interface Shown {
  /** The status in a word or three. */
  label: string
  tone: Tone
  /** Where things stand, in a sentence. */
  now: string
  /** What happens at `due_at` if nobody acts; none where nothing does. */
  otherwise?: string
  /** What the time until then is for: `2 days left to accept`. */
  left?: string
}

// One row for each status. What can be done then is the API's to say.
const BUYER: Record<OrderStatus, Shown> = {
  pending_payment: {
    label: 'Not paid yet',
    tone: 'warn',
    now: 'The goods are reserved for you until you pay.',
    left: 'to pay',
    otherwise: 'the order ends, and you are not charged',
  },
  paid: {
    label: 'Paid',
    tone: 'info',
    now: 'The artisan is asked to accept your order.',
    left: 'for the artisan to accept',
    otherwise: 'the order is cancelled and you get all your money back',
  },
  accepted: {
    label: 'Being made',
    tone: 'info',
    now: 'The artisan accepted your order and is working on it.',
    left: 'to deliver',
    otherwise: 'the order is cancelled and you get all your money back',
  },
  shipped: {
    label: 'On its way',
    tone: 'info',
    now: 'Your order is on its way. Confirm it once you hold it in your hands and it is as promised.',
    left: 'to deliver',
    otherwise: 'the order is cancelled and you get all your money back',
  },
  delivered: {
    label: 'Please confirm',
    tone: 'warn',
    now: 'The artisan says that your order arrived. If it is as promised, confirm it. If something is wrong, say so.',
    left: 'to confirm',
    otherwise: 'you are reminded; after the last reminder the money goes to the artisan',
  },
  completed: { label: 'Completed', tone: 'good', now: 'You have what was promised, and the artisan is paid.' },
  expired: {
    label: 'Not paid in time',
    tone: 'plain',
    now: 'This order ended because it was not paid in time. You were not charged.',
  },
  cancelled: { label: 'Cancelled', tone: 'plain', now: 'This order was cancelled.' },
  disputed: {
    label: 'In dispute',
    tone: 'bad',
    now: 'You and the artisan disagree. The money is frozen until you agree or we decide.',
  },
  refunded: { label: 'Refunded', tone: 'plain', now: 'All of your money goes back to you.' },
  charged_back: { label: 'Taken back by your bank', tone: 'plain', now: 'Your bank took the payment back.' },
}

const ARTISAN: Record<OrderStatus, Shown> = {
  pending_payment: {
    label: 'Waits for payment',
    tone: 'plain',
    now: 'The buyer has not paid yet. Do not start.',
    left: 'to be paid',
    otherwise: 'the order ends and your stock returns',
  },
  paid: {
    label: 'To accept',
    tone: 'warn',
    now: 'The buyer paid, and we hold the money for you. Accept the order to start.',
    left: 'to accept',
    otherwise: 'the order is cancelled and the buyer gets the money back',
  },
  accepted: {
    label: 'To deliver',
    tone: 'warn',
    now: 'Make it ready, then send it or bring it.',
    left: 'to deliver',
    otherwise: 'the order is cancelled and the buyer gets the money back',
  },
  shipped: {
    label: 'On its way',
    tone: 'info',
    now: 'Say so once it is delivered, with a photo. Or enter the buyer’s release code at the door.',
    left: 'to deliver',
    otherwise: 'the order is cancelled and the buyer gets the money back',
  },
  delivered: {
    label: 'Waits for the buyer',
    tone: 'info',
    now: 'The buyer is asked to confirm. With the buyer’s release code you are paid at once.',
    left: 'for the buyer to confirm',
    otherwise: 'the buyer is reminded; after the last reminder the money is yours',
  },
  completed: {
    label: 'Completed',
    tone: 'good',
    now: 'The buyer has what was promised. The money goes to your wallet, less our fee.',
  },
  expired: {
    label: 'Not paid in time',
    tone: 'plain',
    now: 'The buyer did not pay in time. Your stock is back on the shelf.',
  },
  cancelled: {
    label: 'Cancelled',
    tone: 'plain',
    now: 'This order was cancelled. If you have not sent the goods, keep them.',
  },
  disputed: {
    label: 'In dispute',
    tone: 'bad',
    now: 'You and the buyer disagree. The money is frozen until you agree or we decide.',
  },
  refunded: { label: 'Refunded', tone: 'plain', now: 'The buyer gets all of the money back.' },
  charged_back: { label: 'Taken back by the bank', tone: 'bad', now: 'The buyer’s bank took the payment back.' },
}

/** What one side is shown of an order. */
export const shown = (order: Pick<Order, 'status'>, side: Side): Shown =>
  (side === 'buyer' ? BUYER : ARTISAN)[order.status]

/** A status that nothing follows. */
export const isOver = (status: OrderStatus): boolean =>
  ['completed', 'expired', 'cancelled', 'refunded', 'charged_back'].includes(status)

/** What was ordered, in a line: `Iroko stool and 2 more`. */
export function titleOf(order: Pick<Order, 'lines'>): string {
  const [first, ...rest] = order.lines.filter(line => line.kind === 'product')
  const pieces = (first?.quantity ?? 1) > 1 ? `${first?.quantity} × ` : ''
  return `${pieces}${first?.title ?? 'Order'}${rest.length ? ` and ${rest.length} more` : ''}`
}

export interface OrderStage {
  label: string
  at: string | null
  state: 'done' | 'now' | 'next' | 'stopped'
}

const PATH = [
  { label: 'Ordered', at: 'created_at' },
  { label: 'Paid', at: 'paid_at' },
  { label: 'Accepted', at: 'accepted_at' },
  { label: 'On its way', at: 'shipped_at' },
  { label: 'Delivered', at: 'delivered_at' },
] as const

/** How far an order is: what was done with its time, what is to come, and how it ended. */
export function stagesOf(order: Order): OrderStage[] {
  const over = isOver(order.status)
  const well = order.status === 'completed'
  const last = PATH.findLastIndex(step => order[step.at])
  const path = PATH.flatMap((step, index): OrderStage[] => {
    const at = order[step.at]
    // An artisan who brings it skips the sending.
    if (at || index < last) return [{ label: step.label, at, state: 'done' }]
    if (over && !well) return []
    return [
      {
        label: step.label,
        at: null,
        state: index === last + 1 && !over && order.status !== 'disputed' ? 'now' : 'next',
      },
    ]
  })
  const end: OrderStage = over
    ? { label: BUYER[order.status].label, at: order.closed_at, state: well ? 'done' : 'stopped' }
    : {
        label: order.status === 'disputed' ? 'In dispute' : 'Confirmed',
        at: null,
        state: order.status === 'disputed' ? 'stopped' : order.status === 'delivered' ? 'now' : 'next',
      }
  return order.status === 'disputed' ? [...path.filter(step => step.state === 'done'), end] : [...path, end]
}
