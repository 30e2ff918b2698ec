import type { CartLine } from './cart'
import { awayUntil } from './delivery'
import type { Money } from './money'

/** A line of an order. */
export interface Bought {
  product_id: string
  title: string
  quantity: number
  price: Money
}

/** A product as it is now; a list leaves out what is not in the shop. */
export interface OnSale {
  id: string
  title: string
  price: Money
  stock: number
  artisan_id: string
  artisan: { away_until?: string }
  images: readonly { sizes: readonly { webp: string }[] }[]
}

/** What becomes of a line that is bought again. */
export interface Again {
  product_id: string
  title: string
  /** What goes into the cart; nothing where it is not to be had now. */
  line: CartLine | null
  /** What is otherwise than it was. */
  note:
    | null
    | { what: 'gone' | 'sold' | 'fewer' }
    | { what: 'away'; until: string }
    | { what: 'price'; was: Money; now: Money }
}

/** Buys `line` again, of the product as it is now. */
export function again(line: Bought, product: OnSale | undefined, now: number): Again {
  const { product_id, title, quantity, price } = line
  const not = (note: Again['note']): Again => ({ product_id, title, line: null, note })
  if (!product) return not({ what: 'gone' })
  const until = awayUntil(product.artisan, now)
  if (until) return not({ what: 'away', until })
  if (product.stock < 1) return not({ what: 'sold' })
  const left = Math.min(quantity, product.stock)
  const picture = product.images[0]?.sizes[0]?.webp ?? null
  const { price: costs, artisan_id } = product
  const put: CartLine = { product_id, quantity: left, title: product.title, price: costs, picture, artisan_id }
  if (left < quantity) return { product_id, title, line: put, note: { what: 'fewer' } }
  const note = costs.amount === price.amount ? null : { what: 'price' as const, was: price, now: costs }
  return { product_id, title, line: put, note }
}
