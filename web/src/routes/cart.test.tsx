import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse, http } from 'msw'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { session } from '~/app/session'
import { cart } from '~/features/cart/store'
import { examples } from '~/testing/gen/examples'
import { line } from '~/testing/line'
import { buyer } from '~/testing/people'
import { loggedInAs, tokensOf, visit } from '~/testing/render'
import { answers, losesAnswer, refuses, server, takes } from '~/testing/server'

const product = examples.catalogueGetProduct.body
const maker = examples.artisansGet.body
const saved = examples.cartGet.body.items[0]
const naira = (amount: number) => ({ amount: amount * 100, currency: 'NGN' })

/** What `GET /cart` answers of the line. */
const held = (more: object = {}) =>
  answers('cartGet', {
    items: [{ ...saved, product_id: product.id, price: product.price, unit_price: product.price, ...more }],
    limit: 40,
  })

beforeEach(() => {
  server.use(
    answers('identityRefresh', tokensOf(buyer)),
    answers('identityLogin', tokensOf(buyer)),
    answers('usersAddresses', { addresses: [] }),
    held(),
  )
})
afterEach(() => cart.replace([], null))

/** Somebody who is logged in, with their own cart on this device. */
const withCart = () => {
  loggedInAs(buyer)
  cart.replace([line], buyer.userId)
}

const fillAddress = async (state = 'Lagos') => {
  await userEvent.type(await screen.findByLabelText('Telephone'), '0803 123 4567')
  await userEvent.type(screen.getByLabelText('Street and house'), '14 Allen Avenue')
  await userEvent.type(screen.getByLabelText('Town or city'), 'Ikeja')
  await userEvent.selectOptions(screen.getByLabelText('State'), state)
}

test('the buyer chooses how it gets to them, and pays its fee with the goods', async () => {
  withCart()
  const sent: unknown[] = []
  server.use(
    answers('usersGetMe', { ...examples.usersGetMe.body, phone: null }),
    answers('artisansGet', {
      ...maker,
      delivery_options: {
        pick_up: { place: 'Surulere', days: 2 },
        own_delivery: { areas: [{ area: 'NG-LA', fee: naira(3_000) }], days: 5 },
      },
    }),
    losesAnswer('cartCheckout', 0, examples.cartCheckout.body, async request => {
      sent.push(await request.clone().json())
    }),
  )
  const assign = vi.fn()
  vi.stubGlobal('location', { ...window.location, origin: window.location.origin, assign })
  visit('/checkout')
  await fillAddress()
  expect(screen.getByText('Choose how it gets to you first.')).toBeTruthy()
  await userEvent.click(await screen.findByRole('radio', { name: /The artisan brings it: ₦3,000/ }))
  expect(screen.getByText(/With you within 5 days/)).toBeTruthy()
  await userEvent.type(screen.getByLabelText(/What is near it/), 'Opposite the yellow church')
  await userEvent.click(screen.getByRole('button', { name: 'Pay ₦361,000' }))
  await waitFor(() => expect(assign).toHaveBeenCalled())
  expect(sent[0]).toMatchObject({
    delivery: { landmark: 'Opposite the yellow church' },
    delivery_options: [{ artisan_id: product.artisan_id, option: 'own_delivery', fee: naira(3_000) }],
  })
  vi.unstubAllGlobals()
})

test('an address that nobody brings it to says what to do', async () => {
  withCart()
  server.use(
    answers('artisansGet', {
      ...maker,
      delivery_options: { own_delivery: { areas: [{ area: 'NG-LA', fee: naira(3_000) }], days: 5 } },
    }),
  )
  visit('/checkout')
  await fillAddress('Kano')
  expect(await screen.findByText(/does not bring goods to this address/)).toBeTruthy()
  expect((screen.getByRole('radio', { name: /not to your address/ }) as HTMLInputElement).disabled).toBe(true)
  expect((screen.getByRole('button', { name: /^Pay/ }) as HTMLButtonElement).disabled).toBe(true)
})

test('a delivery that costs something else by now is shown at its new price, and nothing is ordered', async () => {
  withCart()
  server.use(
    answers('artisansGet', {
      ...maker,
      delivery_options: { own_delivery: { areas: [{ area: 'NG-LA', fee: naira(3_000) }], days: 5 } },
    }),
    answers('usersGetMe', { ...examples.usersGetMe.body, phone: null }),
    refuses('cartCheckout', 'delivery-changed', 409, { artisan_id: product.artisan_id, fee: naira(4_000) }),
  )
  visit('/checkout')
  await fillAddress()
  await userEvent.click(screen.getByRole('button', { name: 'Pay ₦361,000' }))
  expect(await screen.findByText('The delivery is another one now')).toBeTruthy()
  expect(await screen.findByRole('button', { name: 'Pay ₦362,000' })).toBeTruthy()
  expect(cart.lines).toHaveLength(1)
})

test('the price raised in the cart is shown by line, and taken by a press', async () => {
  withCart()
  server.use(held({ price: naira(200_000), change: 'price' }))
  const sent = takes('put', '/cart/lines/:product_id', examples.cartSetLine.body)
  visit('/cart')
  expect(await screen.findByText('The price changed from ₦179,000 to ₦200,000.')).toBeTruthy()
  expect((screen.getByRole('button', { name: 'Go to checkout' }) as HTMLButtonElement).disabled).toBe(true)
  await userEvent.click(screen.getByRole('button', { name: 'Take the new price' }))
  await waitFor(() => expect(sent).toEqual([{ quantity: 2, unit_price: naira(200_000) }]))
})

test('what an artisan who is away makes waits for them in the cart', async () => {
  withCart()
  server.use(held({ change: 'away', artisan: { ...saved?.artisan, away_until: '2099-12-08T00:00:00.000Z' } }))
  visit('/cart')
  expect(await screen.findByText(/takes no orders until 8 Dec 2099/)).toBeTruthy()
})

test('the cart of who is logged in comes from their other devices', async () => {
  loggedInAs(buyer)
  visit('/cart')
  expect(await screen.findByRole('link', { name: saved?.title ?? '' })).toBeTruthy()
  expect(cart.of).toBe(buyer.userId)
})

test('the device’s own cart becomes its person’s at log-in, once, also when the answer was lost', async () => {
  cart.add(line)
  const ids: unknown[] = []
  server.use(
    http.post('http://localhost:3000/api/cart/merge', async ({ request }) => {
      ids.push(((await request.json()) as { merge_id: string }).merge_id)
      if (ids.length === 1) return HttpResponse.error()
      const note = { product_id: product.id, what: 'cut', quantity: 1 }
      return HttpResponse.json({ ...examples.cartMerge.body, notes: [note] })
    }),
    held({ quantity: 1 }),
  )
  visit('/cart')
  await screen.findByRole('link', { name: product.title })
  loggedInAs(buyer)
  await waitFor(() => expect(ids).toHaveLength(1))
  expect(cart.of).toBeNull()
  expect(cart.lines).toEqual([line])
  session.drop()
  loggedInAs(buyer)
  await waitFor(() => expect(cart.of).toBe(buyer.userId))
  expect(ids).toHaveLength(2)
  expect(ids[0]).toBe(ids[1])
  expect(cart.lines[0]?.quantity).toBe(1)
  expect(await screen.findByText(`“${product.title}”: there are 1, so 1 are in your cart.`)).toBeTruthy()
  session.drop()
  await waitFor(() => expect(cart.lines).toEqual([]))
})

test('without a network the cart says so and shows what it was', async () => {
  withCart()
  visit('/cart')
  const row = within(await screen.findByRole('group', { name: `Quantity of ${product.title}` }))
  await waitFor(() => expect(cart.lines[0]?.quantity).toBe(2))
  server.use(http.put('http://localhost:3000/api/cart/lines/:product_id', () => HttpResponse.error()))
  await userEvent.click(row.getByRole('button', { name: 'One more' }))
  expect(await screen.findByText(/You are offline. Your cart stays as it was/)).toBeTruthy()
  expect(cart.lines[0]?.quantity).toBe(2)
})

test('a product says what its delivery costs, and when its artisan is back', async () => {
  server.use(answers('artisansGet', { ...maker, away_until: '2099-12-08T00:00:00.000Z' }))
  visit(`/products/${product.id}`)
  expect(await screen.findByText('Back on 8 Dec 2099')).toBeTruthy()
  expect(screen.getByText('Delivery from ₦3,000')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Put into the cart' })).toBeNull()
})

test('an order shows its delivery as a line, by when it is promised, and where on the map', async () => {
  const order = examples.ordersGet.body
  loggedInAs({ ...buyer, userId: order.buyer_id })
  const delivery = {
    ...order.delivery,
    landmark: 'Opposite the church',
    pin: { latitude: 6_496_512, longitude: 3_356_481 },
  }
  server.use(
    answers('ordersGet', {
      ...order,
      status: 'accepted',
      delivered_at: null,
      closed_at: null,
      deliver_by: '2026-12-05T10:00:00.000Z',
      lines: [
        ...order.lines,
        {
          kind: 'delivery',
          option: 'own_delivery',
          title: 'Delivery by the artisan',
          unit_price: naira(3_000),
          quantity: 1,
        },
      ],
      delivery,
    }),
  )
  visit(`/orders/${order.id}`)
  const lines = within(await screen.findByRole('region', { name: 'What was ordered' }))
  expect(lines.getByText('Delivery by the artisan')).toBeTruthy()
  const card = within(screen.getByRole('region', { name: 'Delivery' }))
  expect(card.getByRole('link', { name: 'Open the map' }).getAttribute('href')).toContain('6.496512,3.356481')
  expect(card.getByText(/Promised by/)).toBeTruthy()
  // Two products: the delivery is none.
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Iroko dining table and 1 more')
})

test('a paid order has a receipt with its number, sides, lines and the reference of its payment', async () => {
  const order = { ...examples.ordersGet.body, paid_at: '2026-11-22T10:20:00.000Z' }
  loggedInAs({ ...buyer, userId: order.buyer_id })
  server.use(answers('ordersGet', order))
  visit(`/orders/${order.id}/receipt`)
  expect(await screen.findByText(order.id)).toBeTruthy()
  expect(screen.getByText(order.payment_id.replace('_', '-').toLowerCase())).toBeTruthy()
  expect(screen.getByText(order.artisan.display_name)).toBeTruthy()
  expect(screen.getByRole('cell', { name: `${order.lines[0]?.quantity} × ${order.lines[0]?.title}` })).toBeTruthy()
  expect(screen.queryByText('Homify’s fee')).toBeNull()
})

test('what is not paid has no receipt, and says so', async () => {
  const order = { ...examples.ordersGet.body, paid_at: null }
  loggedInAs({ ...buyer, userId: order.buyer_id })
  server.use(answers('ordersGet', order))
  visit(`/orders/${order.id}/receipt`)
  expect(await screen.findByText('Nothing was paid yet')).toBeTruthy()
})

test('a checkout begins with the first address of the book, rather than with where something went before', async () => {
  withCart()
  const home = examples.usersAddresses.body.addresses[0]
  localStorage.setItem(
    'homify.delivery',
    JSON.stringify({ ...home, address: '3 Macaulay Way', landmark: 'The church' }),
  )
  server.use(answers('usersAddresses', { addresses: [home] }))
  visit('/checkout')
  expect(((await screen.findByLabelText('Street and house')) as HTMLTextAreaElement).value).toBe(home.address)
  expect((screen.getByLabelText(/What is near it/) as HTMLInputElement).value).toBe('')
  localStorage.removeItem('homify.delivery')
})
