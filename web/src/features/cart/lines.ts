import { useSyncExternalStore } from 'react'
import type { CartLine } from '~/domain/cart'

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
const show = (next: readonly CartLine[]): void => {
  lines = next
  for (const listener of listeners) listener()
}

addEventListener('storage', event => {
  if (event.key === KEPT) show(read())
})

/** What this device shows as the cart. It is all of the cart that the first page has; what can be done with it is in `store.ts`. */
export const kept = {
  get lines(): readonly CartLine[] {
    return lines
  },
  set lines(next: readonly CartLine[]) {
    localStorage.setItem(KEPT, JSON.stringify(next))
    show(next)
  },
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

/** How many pieces are in it. */
export const usePieces = (): number => useCart().reduce((count, line) => count + line.quantity, 0)
