import { waitFor } from '@testing-library/react'
import { delay, HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import { queryClient } from '~/app/query-client'
import { examples } from '~/testing/gen/examples'
import { line } from '~/testing/line'
import { buyer } from '~/testing/people'
import { loggedInAs, tokensOf } from '~/testing/render'
import { answers, server } from '~/testing/server'
import { cart } from './store'
import { keepCart, savedCart } from './synced'

const product = examples.catalogueGetProduct.body
test('what was put into the cart as the page was left arrives from the next page, under the same key', async () => {
  const sent: unknown[] = []
  server.use(
    answers('identityRefresh', tokensOf(buyer)),
    http.post('http://localhost:3000/api/cart/lines', async ({ request }) => {
      sent.push([request.headers.get('Idempotency-Key'), await request.json()])
      return HttpResponse.json(examples.cartAddLine.body)
    }),
    http.get('http://localhost:3000/api/cart', async () => {
      const [item] = examples.cartGet.body.items
      const items =
        sent.length > 0 ? [{ ...item, product_id: product.id, quantity: 2, title: 'As it is called by now' }] : []
      await delay(100)
      return HttpResponse.json({ ...examples.cartGet.body, items })
    }),
  )
  loggedInAs(buyer)
  cart.replace([], buyer.userId)
  // Nothing follows it yet, as when the page goes before its request does.
  cart.add(line)
  const [op] = cart.undone
  expect(op).toMatchObject({ line, more: 2 })

  // A page has begun to read the cart already, and learns nothing of it.
  void queryClient.fetchQuery(savedCart).catch(() => undefined)
  keepCart()
  await waitFor(() => expect(cart.undone).toEqual([]))
  expect(sent).toEqual([[op?.key, { product_id: product.id, quantity: 2, unit_price: product.price }]])
  await waitFor(() => expect(cart.lines).toMatchObject([{ title: 'As it is called by now', quantity: 2 }]))
})
