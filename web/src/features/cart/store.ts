import { useSyncExternalStore } from 'react'
import { add, type CartLine, setQuantity } from '~/domain/cart'

const KEPT = 'homify.cart'
const NONE: readonly CartLine[] = []

const read = (): readonly CartLine[] => {
  try {
    return (JSON.parse(localStorage.getItem(KEPT) ?? '[]') as CartLine[]).filter(
      line => line.product_id && line.quantity > 0,
    )
  } catch {
    return NONE
  }
}

let lines = read()
const listeners = new Set<() => void>()

const change = (next: readonly CartLine[]): void => {
  lines = next
  localStorage.setItem(KEPT, JSON.stringify(next))
  for (const listener of listeners) listener()
}

addEventListener('storage', event => {
  if (event.key !== KEPT) return
  lines = read()
  for (const listener of listeners) listener()
})

/** The cart of this device: it needs neither a log-in nor a network. */
export const cart = {
  get lines(): readonly CartLine[] {
    return lines
  },
  add: (line: CartLine): void => change(add(lines, line)),
  setQuantity: (productId: string, quantity: number): void => change(setQuantity(lines, productId, quantity)),
  /** Takes the product as it is now for what was shown. */
  refresh: (productId: string, now: Pick<CartLine, 'price' | 'title'>): void =>
    change(lines.map(line => (line.product_id === productId ? { ...line, ...now } : line))),
  /** Takes out what was ordered. */
  remove: (productIds: readonly string[]): void => change(lines.filter(line => !productIds.includes(line.product_id))),
}

export function useCart(): readonly CartLine[] {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => lines,
  )
}
