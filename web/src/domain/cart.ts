import type { Schema } from '@homify/client'
import type { Money } from './money'
import { sum, times } from './money'

/** One product in the cart, with what was shown when it was put there. */
export interface CartLine {
  product_id: string
  quantity: number
  title: string
  price: Money
  picture: string | null
  artisan_id: string
}

/** A price that its artisan and the person agreed on, for so many pieces at most. */
export type Agreed = Schema<'AgreedPrice'>

/** As many of one product as the API takes in a checkout. */
export const MOST = 1000

/** Puts more of a product into the cart; what was shown last is kept. */
export function add(lines: readonly CartLine[], line: CartLine): CartLine[] {
  const there = lines.find(one => one.product_id === line.product_id)
  if (!there) return [...lines, line]
  const quantity = Math.min(MOST, there.quantity + line.quantity)
  return lines.map(one => (one.product_id === line.product_id ? { ...line, quantity } : one))
}

/** Changes how many; none takes the product out. */
export function setQuantity(lines: readonly CartLine[], productId: string, quantity: number): CartLine[] {
  if (quantity < 1) return lines.filter(one => one.product_id !== productId)
  return lines.map(one => (one.product_id === productId ? { ...one, quantity: Math.min(MOST, quantity) } : one))
}

/** By artisan, in the order in which they came into the cart: each becomes an order of its own. */
export function byArtisan(lines: readonly CartLine[]): { artisan_id: string; lines: CartLine[] }[] {
  const groups = new Map<string, CartLine[]>()
  for (const line of lines) groups.set(line.artisan_id, [...(groups.get(line.artisan_id) ?? []), line])
  return [...groups].map(([artisan_id, own]) => ({ artisan_id, lines: own }))
}

/** The offer whose price a line is ordered at; none for more pieces than it is good for. */
export const offerFor = (line: CartLine, agreed: Agreed | null): Agreed | null =>
  agreed && line.quantity <= agreed.quantity ? agreed : null

/** The line at the price that it is ordered at. */
export const priced = (line: CartLine, agreed: Agreed | null): CartLine => {
  const offer = offerFor(line, agreed)
  return offer ? { ...line, price: offer.unit_price } : line
}

export const total = (lines: readonly CartLine[]): Money => sum(lines.map(line => times(line.price, line.quantity)))

/** What is otherwise with a product than when it was put into the cart. */
export type Change =
  | { what: 'gone' }
  | { what: 'away'; until: string }
  | { what: 'price'; was: Money; now: Money }
  | { what: 'stock'; left: number }

/** Compares a line with the product as it is now. */
export function changeOf(
  line: CartLine,
  product: { price: Money; stock: number; status: string } | null,
  /** When its artisan takes orders again, if they take none. */
  away: string | null = null,
): Change | null {
  if (product?.status !== 'on_sale' || product.stock === 0) return { what: 'gone' }
  if (away) return { what: 'away', until: away }
  if (product.stock < line.quantity) return { what: 'stock', left: product.stock }
  if (product.price.amount !== line.price.amount) return { what: 'price', was: line.price, now: product.price }
  return null
}
