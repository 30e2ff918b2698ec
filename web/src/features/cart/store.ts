import { newIdempotencyKey } from '@homify/client'
import { add, type CartLine, setQuantity } from '~/domain/cart'
import { kept } from './lines'

const OF = 'homify.cart.of'
const OPS = 'homify.cart.ops'
const MERGE = 'homify.cart.merge'

/** What was done to one line, for the cart that is the same on all devices. */
export interface Op {
  /** Sent again with it, it counts once. */
  key: string
  line: CartLine
  /** So many more; without it, as many as the line has. */
  more?: number
}

/** The device's own cart as it is handed in to its person's: sent again after a lost answer, it counts once. */
export interface Merge {
  merge_id: string
  lines: readonly CartLine[]
}

const parsed = <T>(key: string): T | null => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as T | null
  } catch {
    return null
  }
}
const keep = (key: string, value: unknown): void => {
  if (value) localStorage.setItem(key, JSON.stringify(value))
  else localStorage.removeItem(key)
}

let follower: (() => void) | null = null
const note = (line: CartLine, more?: number): void => {
  // Of the device's own cart, the merge knows.
  if (!cart.of && !cart.merge) return
  keep(OPS, [...cart.undone, { key: newIdempotencyKey(), line, more }])
  follower?.()
}
const tell = (productId: string, more?: number): void => {
  const line = kept.lines.find(one => one.product_id === productId)
  if (line) note(line, more)
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
  /** What was done here and has not arrived, oldest first: it outlives the page, which may be left at once. */
  get undone(): readonly Op[] {
    return parsed<Op[]>(OPS) ?? []
  },
  done: (ops: readonly Op[]): void => {
    const left = cart.undone.filter(op => !ops.some(({ key }) => key === op.key))
    keep(OPS, left.length > 0 && left)
  },
  /** What is being handed in, or was without an answer. What is done from then on is done to their cart. */
  get merge(): Merge | null {
    return parsed<Merge>(MERGE)
  },
  set merge(next: Merge | null) {
    keep(MERGE, next)
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
    for (const line of out) note({ ...line, quantity: 0 })
  },
  /** What was ordered is out: the checkout has taken it out of the person's cart, too. */
  ordered: (productIds: readonly string[]): void => {
    kept.lines = kept.lines.filter(line => !productIds.includes(line.product_id))
    cart.done(cart.undone.filter(({ line }) => productIds.includes(line.product_id)))
  },
  /** Shows this instead, of somebody or of the device. */
  replace: (next: readonly CartLine[], of: string | null): void => {
    if (of) localStorage.setItem(OF, of)
    else {
      localStorage.removeItem(OF)
      keep(OPS, null)
    }
    kept.lines = next
  },
  follow: (next: () => void): void => {
    follower = next
  },
}
