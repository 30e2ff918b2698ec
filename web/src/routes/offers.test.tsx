import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { cart } from '~/features/cart/store'
import { keepCart } from '~/features/cart/synced'
import { examples } from '~/testing/gen/examples'
import { line } from '~/testing/line'
import { artisan, buyer } from '~/testing/people'
import { loggedInAs, tokensOf, visit } from '~/testing/render'
import { answers, refuses, server, takes } from '~/testing/server'

const naira = (amount: number) => ({ amount: amount * 100, currency: 'NGN' })
const may = (...names: string[]) => names.map(action => ({ action, allowed: true }))

const product = { ...examples.catalogueGetProduct.body, takes_offers: true }
const listed = examples.offersList.body.items[0]
const offer = { ...examples.offersPropose.body, product_id: product.id, side: 'buyer', actions: may('withdraw') }
const countered = {
  ...offer,
  state: 'countered',
  quantity: 1,
  asked: naira(170_000),
  unit_price: naira(170_000),
  actions: may('accept', 'decline'),
}
const agreed = { ...countered, state: 'accepted', actions: [] }

/** What `GET /me/offers/{product_id}` answers. */
const own = (one: object | null, actions: object[] = may('propose')) =>
  answers('offersOfProduct', { product_id: product.id, offer: one, actions })

beforeEach(() => {
  server.use(
    answers('identityRefresh', tokensOf(buyer)),
    answers('catalogueGetProduct', product),
    answers('cartGet', { items: [], limit: 40 }),
  )
})
afterEach(() => cart.replace([], null))

const onTheProduct = async () => {
  loggedInAs(buyer)
  visit(`/products/${product.id}`)
  return within(await screen.findByRole('region', { name: 'Offer a price' }))
}

test('who is not logged in is told where offers are taken, and comes back after the log-in', async () => {
  visit(`/products/${product.id}`)
  const way = await screen.findByRole('link', { name: 'Log in to offer a price' })
  expect(way.getAttribute('href')).toContain(encodeURIComponent(product.id))
})

test('who comes to order at an agreed price finds it, also when no more offers are taken', async () => {
  server.use(answers('catalogueGetProduct', examples.catalogueGetProduct.body), own(agreed, []))
  loggedInAs(buyer)
  visit(`/products/${product.id}#offer`)
  expect(await screen.findByRole('button', { name: 'Put 1 into the cart at ₦170,000' })).toBeTruthy()
})

test('where no offers are taken nothing is said of them', async () => {
  server.use(answers('catalogueGetProduct', examples.catalogueGetProduct.body))
  loggedInAs(buyer)
  visit(`/products/${product.id}`)
  expect(await screen.findByRole('button', { name: 'Put into the cart' })).toBeTruthy()
  expect(screen.queryByText('Offer a price')).toBeNull()
})

test('a price is offered in figures, for as many pieces, below what it costs', async () => {
  server.use(own(null))
  const sent = takes('post', '/products/:product_id/offers', offer, 201)
  const card = await onTheProduct()
  const field = await card.findByLabelText('What you would pay for one')
  await userEvent.type(field, 'less')
  await userEvent.click(card.getByRole('button', { name: 'Send the offer' }))
  expect(card.getByText('Write the price in figures, such as 185,000.')).toBeTruthy()
  await userEvent.clear(field)
  await userEvent.type(field, '179,000')
  await userEvent.click(card.getByRole('button', { name: 'Send the offer' }))
  expect(card.getByText('Less than ₦179,000, please.')).toBeTruthy()
  await userEvent.clear(field)
  await userEvent.type(field, '160,000')
  await userEvent.click(card.getByRole('button', { name: 'One more' }))
  server.use(own(offer, []))
  await userEvent.click(card.getByRole('button', { name: 'Send the offer' }))
  expect(await card.findByText('You offered ₦160,000 each for 2.')).toBeTruthy()
  expect(card.getByText(/The artisan answers at the latest/)).toBeTruthy()
  expect(sent).toEqual([{ unit_price: naira(160_000), quantity: 2 }])
})

test('what is too low for the artisan says so, and the price stays to be changed', async () => {
  server.use(own(null), refuses('offersPropose', 'offer-too-low', 422))
  const card = await onTheProduct()
  await userEvent.type(await card.findByLabelText('What you would pay for one'), '90,000')
  await userEvent.click(card.getByRole('button', { name: 'Send the offer' }))
  expect(await card.findByText('This is too low for this artisan')).toBeTruthy()
  expect(card.getByDisplayValue('90,000')).toBeTruthy()
})

test('why no price can be offered now is said where one would be', async () => {
  const detail = 'You have offered 4 prices for this in a day.'
  server.use(own(null, [{ action: 'propose', allowed: false, reason: 'other', detail }]))
  const card = await onTheProduct()
  expect(await card.findByText(detail)).toBeTruthy()
  expect(card.queryByRole('button', { name: 'Send the offer' })).toBeNull()
})

test('what the artisan asks for is accepted at the price that is shown', async () => {
  server.use(own(countered))
  const sent = takes('post', '/offers/:offer_id/accept', agreed)
  const card = await onTheProduct()
  // The page does so once it has come to rest.
  keepCart()
  expect(await card.findByText('You offered ₦160,000. The artisan asks for ₦170,000.')).toBeTruthy()
  expect(card.getByLabelText('Or offer something else for one')).toBeTruthy()
  await userEvent.click(card.getByRole('button', { name: 'Accept ₦170,000' }))
  const dialog = within(screen.getByRole('dialog'))
  expect(dialog.getByText(/You pay nothing now/)).toBeTruthy()
  server.use(own(agreed, []))
  await userEvent.click(dialog.getByRole('button', { name: 'Accept ₦170,000' }))
  expect(sent).toEqual([{ unit_price: naira(170_000) }])
  expect(await card.findByText(/order at the latest/)).toBeTruthy()
  const put = takes('post', '/cart/lines', { lines: [] })
  await userEvent.click(card.getByRole('button', { name: 'Put 1 into the cart at ₦170,000' }))
  await waitFor(() => expect(put).toEqual([{ product_id: product.id, quantity: 1, unit_price: product.price }]))
})

const withAgreed = (quantity: number) => {
  loggedInAs(buyer)
  cart.replace([{ ...line, quantity }], buyer.userId)
  const price = { offer_id: offer.id, unit_price: naira(170_000), quantity: 2, until: '2099-11-24T10:17:56.123Z' }
  const saved = examples.cartGet.body.items[0]
  const item = { ...saved, product_id: product.id, quantity, price: product.price, unit_price: product.price }
  server.use(answers('cartGet', { items: [{ ...item, agreed: price }], limit: 40 }))
}

test('the cart shows both prices, and the total is at the agreed one', async () => {
  withAgreed(2)
  visit('/cart')
  expect(await screen.findByText(/each, as you agreed, instead of/)).toBeTruthy()
  expect(screen.getAllByText('₦340,000')).toHaveLength(2)
})

test('more pieces than the price is good for cost what they cost, with a way back', async () => {
  withAgreed(3)
  visit('/cart')
  expect(await screen.findByText(/is for 2 at most/)).toBeTruthy()
  expect(screen.getAllByText('₦537,000')).toHaveLength(2)
  expect(screen.getByRole('button', { name: 'Take 2' })).toBeTruthy()
})

test('the checkout names the offer, and says that it is good for one order', async () => {
  withAgreed(2)
  const sent = takes('post', '/checkout', examples.cartCheckout.body, 201)
  const assign = vi.fn()
  vi.stubGlobal('location', { ...window.location, origin: window.location.origin, assign })
  server.use(answers('usersAddresses', { addresses: [] }), answers('artisansGet', examples.artisansGet.body))
  visit('/checkout')
  await userEvent.type(await screen.findByLabelText('Street and house'), '14 Allen Avenue')
  await userEvent.type(screen.getByLabelText('Town or city'), 'Ikeja')
  await userEvent.selectOptions(screen.getByLabelText('State'), 'Lagos')
  expect(screen.getByText(/you have to offer again/)).toBeTruthy()
  for (const way of screen.queryAllByRole('radio')) await userEvent.click(way)
  await userEvent.click(screen.getByRole('button', { name: /^Pay ₦/ }))
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toMatchObject({
    items: [{ product_id: product.id, quantity: 2, unit_price: naira(170_000) }],
    offers: [offer.id],
  })
  vi.unstubAllGlobals()
})

test('a buyer has their offers in a list, which says what will be there', async () => {
  loggedInAs(buyer)
  server.use(answers('offersList', { items: [], next_cursor: null }))
  visit('/offers')
  expect(await screen.findByText('No offers yet')).toBeTruthy()
})

test('a buyer takes an offer back', async () => {
  loggedInAs(buyer)
  server.use(answers('offersList', { items: [{ ...listed, ...offer }], next_cursor: null }))
  const sent = takes('post', '/offers/:offer_id/withdraw', { ...offer, state: 'withdrawn', actions: [] })
  visit('/offers')
  await userEvent.click(await screen.findByRole('button', { name: 'Take it back' }))
  await waitFor(() => expect(sent).toHaveLength(1))
})

const atWork = (items: object[]) => {
  loggedInAs(artisan)
  server.use(answers('identityRefresh', tokensOf(artisan)), answers('offersList', { items, next_cursor: null }))
  visit('/me/offers')
}

test('an artisan accepts at the price that is shown, and reads what it means', async () => {
  atWork([listed])
  const sent = takes('post', '/offers/:offer_id/accept', { ...examples.offersAccept.body })
  expect(await screen.findByText(/The buyer offers ₦160,000 each for 2./)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Accept ₦160,000' }))
  const dialog = within(screen.getByRole('dialog'))
  expect(dialog.getByText(/our fee is of this price/)).toBeTruthy()
  await userEvent.click(dialog.getByRole('button', { name: 'Accept ₦160,000' }))
  await waitFor(() => expect(sent).toEqual([{ unit_price: naira(160_000) }]))
})

test('an artisan asks for something between, and for nothing else', async () => {
  atWork([listed])
  const sent = takes('post', '/offers/:offer_id/counter', examples.offersCounter.body)
  await userEvent.click(await screen.findByRole('button', { name: 'Ask for something between' }))
  const dialog = within(screen.getByRole('dialog'))
  await userEvent.type(dialog.getByLabelText('Price of one'), '150,000')
  await userEvent.click(dialog.getByRole('button', { name: 'Ask for this' }))
  expect(dialog.getByText('More than ₦160,000, please.')).toBeTruthy()
  await userEvent.clear(dialog.getByLabelText('Price of one'))
  await userEvent.type(dialog.getByLabelText('Price of one'), '170,000')
  await userEvent.click(dialog.getByRole('button', { name: 'Ask for this' }))
  await waitFor(() => expect(sent).toEqual([{ unit_price: naira(170_000) }]))
})

test('an artisan declines, and is told where it does not go through', async () => {
  atWork([listed])
  server.use(refuses('offersDecline', 'offer-state', 409))
  await userEvent.click(await screen.findByRole('button', { name: 'Decline' }))
  expect(await screen.findByText('Things have moved on')).toBeTruthy()
})

test('an artisan without offers is told how they come', async () => {
  atWork([])
  expect(await screen.findByText(/how little of its price buyers may offer/)).toBeTruthy()
})

test('an artisan says how little buyers may offer, or that they take no offers', async () => {
  loggedInAs(artisan)
  const one = { ...product, lowest_offer_percent: 80, artisan_id: `art_${artisan.userId.slice(4)}` }
  server.use(answers('identityRefresh', tokensOf(artisan)), answers('catalogueGetProduct', one))
  const sent = takes('put', '/products/:product_id/offer-limit', one)
  visit(`/me/products/${product.id}`)
  const field = await screen.findByLabelText('Buyers may offer')
  expect((field as HTMLSelectElement).value).toBe('80')
  expect(screen.getByRole('option', { name: 'From ₦143,200 (80 %)' })).toBeTruthy()
  await userEvent.selectOptions(field, '70')
  await userEvent.click(screen.getByRole('button', { name: 'Save the offers' }))
  await waitFor(() => expect(sent).toEqual([{ lowest_percent: 70 }]))
  await userEvent.selectOptions(field, 'none')
  await userEvent.click(screen.getByRole('button', { name: 'Save the offers' }))
  await waitFor(() => expect(sent[1]).toEqual({}))
})
