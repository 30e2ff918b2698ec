import { ApiProblem } from '@homify/client'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useWho } from '~/app/session'
import { type Agreed, type CartLine, type Change, changeOf } from '~/domain/cart'
import { awayUntil } from '~/domain/delivery'
import { product } from '~/features/catalogue/queries'
import { useCart } from './lines'
import { keepCart, savedCart } from './synced'

const away = (artisan: { away_until?: string }) => awayUntil(artisan, Date.now())

export interface CheckedLine {
  line: CartLine
  change: Change | null
  stock: number | null
  /** The price that they agreed on with the artisan. */
  agreed: Agreed | null
}

/** The cart beside the products as they are now, as far as the network lets us know. */
export function useCheckedCart(): { lines: CheckedLine[]; blocked: boolean } {
  const cart = useCart()
  const known = useWho() !== null
  useEffect(keepCart, [])
  // Of who is logged in, one answer says it of all lines.
  const saved = useQuery({ ...savedCart, enabled: known })
  const products = useQueries({
    queries: (known ? [] : cart).map(line => ({ ...product(line.product_id), retry: false })),
  })
  const lines = cart.map((line, index): CheckedLine => {
    if (known) {
      const item = saved.data?.items.find(one => one.product_id === line.product_id)
      if (!item) return { line, change: null, stock: null, agreed: null }
      const sold = item.change !== 'unavailable' && item.price !== null
      const now = sold && item.price ? { price: item.price, stock: item.available, status: 'on_sale' } : null
      const agreed = item.agreed ?? null
      return { line, change: changeOf(line, now, away(item.artisan)), stock: item.available, agreed }
    }
    const found = products[index]
    const gone = found?.error instanceof ApiProblem && found.error.problem === 'not-found'
    if (gone) return { line, change: { what: 'gone' }, stock: null, agreed: null }
    const data = found?.data
    const change = data ? changeOf(line, data, away(data.artisan)) : null
    return { line, change, stock: data?.stock ?? null, agreed: null }
  })
  return { lines, blocked: lines.some(({ change }) => change !== null) }
}
