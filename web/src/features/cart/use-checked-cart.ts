import { ApiProblem } from '@homify/client'
import { useQueries } from '@tanstack/react-query'
import { type CartLine, type Change, changeOf } from '~/domain/cart'
import { product } from '~/features/catalogue/queries'
import { useCart } from './store'

export interface CheckedLine {
  line: CartLine
  change: Change | null
  stock: number | null
}

/** The cart beside the products as they are now, as far as the network lets us know. */
export function useCheckedCart(): { lines: CheckedLine[]; ready: boolean; blocked: boolean } {
  const cart = useCart()
  const products = useQueries({ queries: cart.map(line => ({ ...product(line.product_id), retry: false })) })
  const lines = cart.map((line, index): CheckedLine => {
    const found = products[index]
    const gone = found?.error instanceof ApiProblem && found.error.problem === 'not-found'
    if (gone) return { line, change: { what: 'gone' }, stock: null }
    return { line, change: found?.data ? changeOf(line, found.data) : null, stock: found?.data?.stock ?? null }
  })
  return { lines, ready: products.every(one => !one.isPending), blocked: lines.some(({ change }) => change !== null) }
}
