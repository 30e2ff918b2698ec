import { add, type CartLine, setQuantity } from '~/domain/cart'
import { kept } from './lines'

const OF = 'homify.cart.of'

/** What was done to one line, for the cart that is the same on all devices. */
export interface Op {
  line: CartLine
  /** So many more; without it, as many as the line has. */
  more?: number
}
let follower: ((op: Op) => void) | null = null
const tell = (productId: string, more?: number): void => {
  const line = kept.lines.find(one => one.product_id === productId)
  if (line) follower?.({ line, more })
}

/**
 * The cart as this device shows it, at once and without a network: its own until somebody logs in, from then on a copy of
 * theirs, which `synced.ts` keeps.
 */
export const cart = {
  get lines(): readonly CartLine[] {
    return kept.lines
  },
  /** Whose cart it is a copy of; null while it is the device's own. */
  get of(): string | null {
    return localStorage.getItem(OF)
  },
  add: (line: CartLine): void => {
    kept.lines = add(kept.lines, line)
    tell(line.product_id, line.quantity)
  },
  setQuantity: (productId: string, quantity: number): void => {
    if (quantity < 1) cart.remove([productId])
    else {
      kept.lines = setQuantity(kept.lines, productId, quantity)
      tell(productId)
    }
  },
  /** Takes the product as it is now for what was shown. */
  refresh: (productId: string, now: Pick<CartLine, 'price' | 'title'>): void => {
    kept.lines = kept.lines.map(line => (line.product_id === productId ? { ...line, ...now } : line))
    tell(productId)
  },
  remove: (productIds: readonly string[]): void => {
    const out = kept.lines.filter(line => productIds.includes(line.product_id))
    cart.ordered(productIds)
    for (const line of out) follower?.({ line: { ...line, quantity: 0 } })
  },
  /** What was ordered is out: the checkout has taken it out of the person's cart, too. */
  ordered: (productIds: readonly string[]): void => {
    kept.lines = kept.lines.filter(line => !productIds.includes(line.product_id))
  },
  /** Shows this instead, of somebody or of the device. */
  replace: (next: readonly CartLine[], of: string | null): void => {
    if (of) localStorage.setItem(OF, of)
    else localStorage.removeItem(OF)
    kept.lines = next
  },
  follow: (next: (op: Op) => void): void => {
    follower = next
  },
}
