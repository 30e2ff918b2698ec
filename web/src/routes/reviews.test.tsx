import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
// Asked for by the page of an order when somebody scrolls there; here from the start, so that no test waits for it.
import '~/features/reviews/order-reviews'
import { examples } from '~/testing/gen/examples'
import { admin, artisan, buyer } from '~/testing/people'
import { loggedInAs, tokensOf, visit } from '~/testing/render'
import { answers, refuses, server, takes } from '~/testing/server'

/** Whatever is below is on the screen. */
const scrollDown = () =>
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(private readonly seen: (entries: { isIntersecting: boolean }[]) => void) {}
      observe = () => this.seen([{ isIntersecting: true }])
      disconnect = () => undefined
    },
  )

beforeEach(scrollDown)
afterEach(() => vi.unstubAllGlobals())

const UNTIL = '2026-12-15T16:04:02.910Z'
const order = {
  ...examples.ordersGet.body,
  buyer_id: buyer.userId,
  status: 'completed',
  actions: [{ action: 'review', allowed: true, until: UNTIL }],
} as const
const [line] = order.lines
const own = examples.reviewsOfOrder.body.by_buyer
const none = { order_id: order.id, by_buyer: null, by_artisan: null, waiting: [], until: UNTIL, actions: [] }
const theirs = {
  ...own,
  id: 'rev_01K9DJ8FSSQ6T1M0ZB8H2N5XDJ',
  by: 'artisan',
  state: 'shown',
  goods: [],
  words: 'Paid at once.',
}

const asBuyer = (reviews: object) => {
  loggedInAs(buyer)
  server.use(
    answers('identityRefresh', tokensOf(buyer)),
    answers('ordersGet', order),
    answers('reviewsOfOrder', { ...none, ...reviews }),
  )
  visit(`/orders/${order.id}`)
}

test('a buyer rates the artisan and the goods, each by a group of radio buttons', async () => {
  const sent = takes('put', '/orders/:order_id/review', examples.reviewsOfOrder.body)
  asBuyer({ actions: [{ action: 'write', allowed: true, until: UNTIL }] })
  await userEvent.click(await screen.findByRole('button', { name: 'Write a review' }))
  const dialog = screen.getByRole('dialog')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Send the review' }))
  expect(within(dialog).getByRole('alert').textContent).toBe('Choose how many stars.')
  expect(sent).toEqual([])
  const stars = within(dialog).getByRole('group', { name: 'How was the artisan?' })
  await userEvent.click(within(stars).getByRole('radio', { name: '4 stars: Good' }))
  const goods = within(dialog).getByRole('group', { name: `${line.title} (optional)` })
  await userEvent.click(within(goods).getByRole('radio', { name: '5 stars: Very good' }))
  await userEvent.type(within(dialog).getByLabelText(/In your words/), 'Heavy, and as shown.')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Send the review' }))
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toEqual({
    stars: 4,
    words: 'Heavy, and as shown.',
    goods: [{ product_id: line.product_id, stars: 5 }],
    pictures: [],
  })
  expect(await screen.findByText(/Hidden until the artisan has written, too/)).toBeTruthy()
})

test('what waits for the own review is said, and not what it says', async () => {
  asBuyer({ waiting: ['artisan'], actions: [{ action: 'write', allowed: true, until: UNTIL }] })
  expect(await screen.findByText('A review by the artisan waits for yours')).toBeTruthy()
  expect(screen.queryByText('What the artisan says')).toBeNull()
})

test('a review that waits says until when, and is changed with what it said', async () => {
  asBuyer({ by_buyer: own, waiting: ['buyer'], actions: [{ action: 'change', allowed: true, until: UNTIL }] })
  expect(await screen.findByText('Hidden for now')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Change it' }))
  const dialog = screen.getByRole('dialog')
  expect((within(dialog).getByLabelText(/In your words/) as HTMLTextAreaElement).value).toBe(own.words)
  expect(within(dialog).getByText(/It stays hidden until the artisan has written/)).toBeTruthy()
})

test('the other side’s review is read once it is shown, and replied to once', async () => {
  const sent = takes('post', '/reviews/:review_id/reply', examples.reviewsReply.body)
  asBuyer({
    by_buyer: { ...own, state: 'hidden', hidden_reason: 'It names a neighbour.' },
    by_artisan: theirs,
    actions: [{ action: 'reply', allowed: true }],
  })
  expect(await screen.findByText('Paid at once.')).toBeTruthy()
  expect(screen.getByText(/It names a neighbour/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Reply' }))
  const dialog = screen.getByRole('dialog')
  await userEvent.type(within(dialog).getByLabelText('Your reply'), 'Thank you.')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Reply' }))
  await waitFor(() => expect(sent).toEqual([{ words: 'Thank you.' }]))
})

test('an order that nobody can or did review says nothing of reviews', async () => {
  asBuyer({ until: null, actions: [{ action: 'write', allowed: false, reason: 'review_over' }] })
  expect(await screen.findByText('Where it stands')).toBeTruthy()
  expect(screen.queryByRole('heading', { name: 'Reviews' })).toBeNull()
})

test('reviews that cannot be read leave the order as it is', async () => {
  loggedInAs(buyer)
  server.use(
    answers('identityRefresh', tokensOf(buyer)),
    answers('ordersGet', order),
    refuses('reviewsOfOrder', 'unavailable', 503),
  )
  visit(`/orders/${order.id}`)
  expect(await screen.findByText('Where it stands')).toBeTruthy()
  expect(await screen.findByRole('alert')).toBeTruthy()
})

test('a product shows its average, how many gave how many stars, and who says what', async () => {
  visit('/products/prd_01K9QKFBF5KZNWJ47TAN9ZT24M')
  const reviews = await screen.findByRole('region', { name: 'Reviews' })
  expect(await within(reviews).findByText('4.3')).toBeTruthy()
  expect(within(reviews).getByText('of 5 stars, 3 reviews')).toBeTruthy()
  expect(within(reviews).getByText('Ngozi E.')).toBeTruthy()
  expect(within(reviews).getByText(/The rain held the rider up/)).toBeTruthy()
  expect(within(reviews).queryByText('Look at it as an administrator')).toBeNull()
})

test('what nobody has reviewed says who can', async () => {
  server.use(
    answers('reviewsOfProduct', {
      items: [],
      next_cursor: null,
      rating: { average_tenths: null, count: 0, by_star: [0, 0, 0, 0, 0] },
    }),
  )
  visit('/products/prd_01K9QKFBF5KZNWJ47TAN9ZT24M')
  expect(await screen.findByText(/Nobody has reviewed this yet/)).toBeTruthy()
})

test('reviews that cannot be read leave the product as it is', async () => {
  server.use(refuses('reviewsOfProduct', 'unavailable', 503))
  visit('/products/prd_01K9QKFBF5KZNWJ47TAN9ZT24M')
  expect(await screen.findByRole('button', { name: 'Put into the cart' })).toBeTruthy()
  const reviews = await screen.findByRole('region', { name: 'Reviews' })
  expect(await within(reviews).findByRole('alert', {}, { timeout: 5_000 })).toBeTruthy()
})

test('an administrator hides a review with a reason, and shows it again', async () => {
  loggedInAs(admin)
  server.use(answers('identityRefresh', tokensOf(admin)))
  const sent = takes('post', '/admin/reviews/:review_id/hide', examples.reviewsHide.body)
  visit(`/admin/reviews?id=${examples.reviewsLookUp.body.id}`)
  await userEvent.click(await screen.findByRole('button', { name: 'Hide it' }))
  const dialog = screen.getByRole('dialog')
  await userEvent.type(within(dialog).getByLabelText('Reason'), 'It names a neighbour.')
  server.use(
    answers('reviewsLookUp', {
      ...examples.reviewsLookUp.body,
      state: 'hidden',
      hidden_reason: 'It names a neighbour.',
    }),
  )
  await userEvent.click(within(dialog).getByRole('button', { name: 'Hide it' }))
  expect(await screen.findByRole('button', { name: 'Show it again' })).toBeTruthy()
  expect(sent).toEqual([{ reason: 'It names a neighbour.' }])
})

test('an artisan sees how the buyer of an order is rated', async () => {
  loggedInAs(artisan)
  server.use(
    answers('identityRefresh', tokensOf(artisan)),
    answers('ordersGet', {
      ...order,
      buyer_id: examples.ordersGet.body.buyer_id,
      buyer: { ...order.buyer, rating: { average_tenths: 47, count: 3 } },
    }),
    answers('reviewsOfOrder', none),
  )
  visit(`/orders/${order.id}`)
  expect(await screen.findByText('4.7 of 5 stars by 3')).toBeTruthy()
})
