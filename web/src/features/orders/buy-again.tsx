import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { q } from '~/api/query'
import { type Again, again } from '~/domain/again'
import { formatMoney } from '~/domain/money'
import type { Order } from '~/domain/order'
import { formatDate } from '~/domain/time'
import { cart } from '~/features/cart/store'
import { Button, ButtonLink } from '~/ui/button'
import { Notice } from '~/ui/notice'

/** Puts what was ordered into the cart once more, as far as it is still to be had, and says what is not. */
export default function BuyAgain({ order }: { order: Order }) {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [came, setCame] = useState<Again[] | 'failed' | null>(null)
  const goods = order.lines.flatMap(line =>
    line.product_id
      ? [{ product_id: line.product_id, title: line.title, quantity: line.quantity, price: line.unit_price }]
      : [],
  )
  const put = async () => {
    setBusy(true)
    try {
      const ids = goods.map(line => line.product_id).join(',')
      const { items } = await client.fetchQuery({ ...q('/products', { query: { ids } }), staleTime: 0 })
      const found = goods.map(line =>
        again(
          line,
          items.find(one => one.id === line.product_id),
          Date.now(),
        ),
      )
      for (const one of found) if (one.line) cart.add(one.line)
      setCame(found)
    } catch {
      setCame('failed')
    }
    setBusy(false)
  }
  if (came === null || came === 'failed') {
    return (
      <div className="stack-tight">
        {came === 'failed' && (
          <Notice tone="warn" title="We could not look what is still to be had">
            <p>Nothing was put into your cart. Try again with a connection.</p>
          </Notice>
        )}
        <div className="row">
          <Button busy={busy} onClick={() => void put()}>
            Buy again
          </Button>
        </div>
      </div>
    )
  }
  const some = came.some(one => one.line)
  return (
    <Notice
      tone={came.every(one => one.note === null) ? 'good' : 'warn'}
      title={some ? 'It is in your cart' : 'Nothing of it can be bought now'}
      actions={some && <ButtonLink to="/cart">Go to the cart</ButtonLink>}
    >
      <ul>
        {came.map(({ product_id, title, note, line }) => (
          <li key={product_id} className="break">
            <Link to="/products/$productId" params={{ productId: product_id }}>
              {title}
            </Link>
            : {wordsOf(note, line?.quantity ?? 0)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

const wordsOf = (note: Again['note'], quantity: number): string => {
  switch (note?.what) {
    case undefined:
      return `${quantity} in your cart`
    case 'gone':
      return 'not in the shop any more'
    case 'sold':
      return 'sold out'
    case 'away':
      return `the artisan takes orders again on ${formatDate(note.until)}`
    case 'fewer':
      return `only ${quantity} left, which are in your cart`
    case 'price':
      return `${quantity} in your cart; one costs ${formatMoney(note.now)} now, it was ${formatMoney(note.was)}`
  }
}
