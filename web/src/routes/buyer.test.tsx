import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { del } from 'idb-keyval'
import { HttpResponse, http } from 'msw'
import { beforeEach, expect, test, vi } from 'vitest'
import { queryClient } from '~/app/query-client'
import { session } from '~/app/session'
import { cart } from '~/features/cart/store'
import { examples } from '~/testing/gen/examples'
import { line } from '~/testing/line'
import { buyer } from '~/testing/people'
import { loggedInAs, tokensOf, visit } from '~/testing/render'
import { answers, losesAnswer, refuses, server, takes } from '~/testing/server'

vi.mock('idb-keyval', () => ({
  createStore: () => ({}),
  get: vi.fn(),
  set: vi.fn(),
  del: vi.fn(async () => undefined),
}))

const order = examples.ordersGet.body
const escrow = examples.escrowGet.body
const product = examples.catalogueGetProduct.body

beforeEach(() => {
  server.use(answers('identityRefresh', tokensOf(buyer)), answers('identityLogin', tokensOf(buyer)))
})

test('a log-in goes on to where it was needed, and no token is kept where a script could read it', async () => {
  const { router } = visit('/orders')
  await userEvent.type(await screen.findByLabelText('E-mail address'), 'ada@example.com')
  await userEvent.type(screen.getByLabelText('Password', { selector: 'input' }), 'tin drum, blue door')
  await userEvent.click(within(screen.getByRole('main')).getByRole('button', { name: 'Log in' }))
  expect(await screen.findByRole('heading', { name: 'Your orders' })).toBeTruthy()
  expect(router.state.location.pathname).toBe('/orders')
  expect(JSON.parse(localStorage.getItem('homify.session') ?? '')).toEqual({ who: buyer, refreshToken: null })
})

test('a wrong password says so and keeps what was typed', async () => {
  server.use(refuses('identityLogin', 'wrong-credentials', 401))
  visit('/login')
  const email = await screen.findByLabelText('E-mail address')
  await userEvent.type(email, 'ada@example.com')
  await userEvent.type(screen.getByLabelText('Password', { selector: 'input' }), 'wrong')
  await userEvent.click(within(screen.getByRole('main')).getByRole('button', { name: 'Log in' }))
  expect(await screen.findByText('E-mail address or password is wrong')).toBeTruthy()
  expect((email as HTMLInputElement).value).toBe('ada@example.com')
})

test('what was refused of a sign-up stands beside its field', async () => {
  server.use(
    refuses('identitySignup', 'invalid-body', 400, {
      errors: [{ field: 'password', detail: 'is among those tried first' }],
    }),
  )
  visit('/signup')
  await userEvent.type(await screen.findByLabelText('Your name'), 'Ada Okafor')
  await userEvent.type(screen.getByLabelText('E-mail address'), 'ada@example.com')
  await userEvent.type(screen.getByLabelText('Password', { selector: 'input' }), 'password1234')
  await userEvent.click(screen.getByRole('button', { name: 'Create the account' }))
  const said = await screen.findByText('is among those tried first')
  expect(screen.getByLabelText('Password', { selector: 'input' }).getAttribute('aria-describedby')).toContain(said.id)
})

const fillDelivery = async () => {
  await userEvent.type(await screen.findByLabelText('Telephone'), '0803 123 4567')
  await userEvent.type(screen.getByLabelText('Street and house'), '14 Allen Avenue')
  await userEvent.type(screen.getByLabelText('Town or city'), 'Ikeja')
  await userEvent.selectOptions(screen.getByLabelText('State'), 'Lagos')
}

test('a lost answer at checkout is asked for again under the same key, and leads to one payment page', async () => {
  loggedInAs(buyer)
  cart.add(line)
  const asked: { key: string | null; body: unknown }[] = []
  server.use(
    answers('usersGetMe', { ...examples.usersGetMe.body, phone: null }),
    answers('usersAddresses', { addresses: [] }),
    answers('catalogueGetProduct', { ...product, stock: 5 }),
    losesAnswer('cartCheckout', 1, examples.cartCheckout.body, async request => {
      asked.push({ key: request.headers.get('idempotency-key'), body: await request.clone().json() })
    }),
  )
  const assign = vi.fn()
  vi.stubGlobal('location', { ...window.location, origin: window.location.origin, assign })
  visit('/checkout')
  await fillDelivery()
  await userEvent.click(screen.getByRole('radio', { name: /Pick it up: free/ }))
  await userEvent.click(screen.getByRole('button', { name: /^Pay ₦/ }))
  expect(await screen.findByText('We do not know yet whether it went through')).toBeTruthy()
  await waitFor(() => expect(assign).toHaveBeenCalledWith(examples.cartCheckout.body.payment_url), { timeout: 4_000 })
  expect(asked).toHaveLength(2)
  expect(asked[0]).toEqual(asked[1])
  expect(asked[0]?.body).toMatchObject({
    items: [{ product_id: product.id, quantity: 2 }],
    delivery: { phone: '+2348031234567', area: 'NG-LA' },
  })
  expect(cart.lines).toEqual([])
  vi.unstubAllGlobals()
})

test('a cart that changed cannot be checked out before the buyer has seen what changed', async () => {
  cart.add(line)
  server.use(answers('catalogueGetProduct', { ...product, stock: 1 }))
  visit('/cart')
  expect(await screen.findByText('Only 1 left. Take fewer to go on.')).toBeTruthy()
  expect((screen.getByRole('button', { name: 'Go to checkout' }) as HTMLButtonElement).disabled).toBe(true)
  await userEvent.click(screen.getByRole('button', { name: 'Take 1' }))
  expect(await screen.findByRole('link', { name: 'Go to checkout' })).toBeTruthy()
  cart.remove([product.id])
})

test('an order says where its money is, what is next, and until when', async () => {
  loggedInAs({ ...buyer, userId: order.buyer_id })
  server.use(
    answers('ordersGet', { ...order, status: 'shipped', due_at: '2099-01-01T00:00:00.000Z' }),
    answers('escrowGet', { ...escrow, status: 'held', held: escrow.amount }),
  )
  visit(`/orders/${order.id}`)
  expect(await screen.findByText(/is held by Homify until you confirm/)).toBeTruthy()
  expect(screen.getByText(/If nobody acts, the order is cancelled and you get all your money back/)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'I have it, and it is as promised' })).toBeTruthy()
})

test('what the API does not let happen yet is told with its time, and what it refuses for good with its reason', async () => {
  loggedInAs({ ...buyer, userId: order.buyer_id })
  const detail = 'This order was disputed as often as you may.'
  server.use(
    answers('ordersGet', {
      ...order,
      status: 'accepted',
      actions: [
        { action: 'confirm', allowed: false, reason: 'not_sent', detail: 'This order has not been shipped yet.' },
        { ...order.actions[1], possible_at: '2026-12-06T14:05:44.630Z' },
        { action: 'open_dispute', allowed: false, reason: 'dispute_limit', detail },
      ],
    }),
  )
  visit(`/orders/${order.id}`)
  const told = within(await screen.findByRole('list', { name: 'Not possible now' })).getAllByRole('listitem')
  expect(told.map(one => one.textContent)).toEqual([
    'Cancel the order: From 6 Dec 2026, 15:05 on, if it has not been delivered by then.',
    `Open a dispute: ${detail}`,
  ])
  expect(screen.queryByRole('button', { name: 'Cancel the order' })).toBeNull()
})

test('a receipt is confirmed only after it was asked once more, and shows what the API answered', async () => {
  loggedInAs({ ...buyer, userId: order.buyer_id })
  server.use(
    answers('ordersGet', { ...order, status: 'delivered' }),
    answers('ordersConfirm', { ...order, status: 'completed', closed_at: order.created_at }),
  )
  visit(`/orders/${order.id}`)
  await userEvent.click(await screen.findByRole('button', { name: 'I have it, and it is as promised' }))
  server.use(answers('ordersGet', { ...order, status: 'completed', actions: [], closed_at: order.created_at }))
  await userEvent.click(screen.getByRole('button', { name: 'Yes, pay the artisan' }))
  expect(await screen.findByText('You have what was promised, and the artisan is paid.')).toBeTruthy()
})

test('what moved on meanwhile is said, with the way to see how it stands', async () => {
  loggedInAs({ ...buyer, userId: order.buyer_id })
  server.use(answers('ordersGet', { ...order, status: 'delivered' }), refuses('ordersConfirm', 'order-state', 409))
  visit(`/orders/${order.id}`)
  await userEvent.click(await screen.findByRole('button', { name: 'I have it, and it is as promised' }))
  await userEvent.click(screen.getByRole('button', { name: 'Yes, pay the artisan' }))
  expect(await screen.findByText('Things have moved on')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Show how it stands now' })).toBeTruthy()
})

test('the gateway’s way back shows the payment that it names, and asks until it is known', async () => {
  loggedInAs(buyer)
  const payment = {
    ...examples.paymentsGet.body,
    id: 'pay_01K99EE0ZBGJ09TQM83XSSSS6Y',
    status: 'pending',
    expires_at: '2099-01-01T00:00:00.000Z',
  }
  server.use(answers('paymentsGet', payment))
  visit('/checkout/return?trxref=pay-01k99ee0zbgj09tqm83xssss6y&reference=pay-01k99ee0zbgj09tqm83xssss6y')
  expect(await screen.findByText('We are asking the payment service')).toBeTruthy()
  server.use(answers('paymentsGet', { ...payment, status: 'succeeded' }))
  expect(await screen.findByText(/^We have your ₦/, undefined, { timeout: 6_000 })).toBeTruthy()
})

test.each([
  ['/orders', 'ordersList', 'No orders yet'],
  ['/notifications', 'notificationsList', 'Nothing yet'],
] as const)('an empty list at %s says what will be there', async (path, operation, words) => {
  loggedInAs(buyer)
  server.use(answers(operation, { items: [], next_cursor: null }))
  visit(path)
  expect(await screen.findByText(words)).toBeTruthy()
})

test('a dispute shows both sides and lets the other’s proposal be taken', async () => {
  const dispute = examples.disputesGet.body
  loggedInAs({ ...buyer, userId: dispute.buyer_id })
  const split = {
    to_buyer: { amount: 400_000, currency: 'NGN' },
    to_artisan: { amount: dispute.held.amount - 400_000, currency: 'NGN' },
  }
  server.use(
    answers('disputesGet', {
      ...dispute,
      status: 'answered',
      proposals: { buyer: null, artisan: { number: 1, split, at: dispute.opened_at } },
    }),
  )
  visit(`/disputes/${dispute.id}`)
  expect(await screen.findByRole('heading', { name: 'The artisan proposes' })).toBeTruthy()
  expect(screen.getByText('₦4,000')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Take this proposal' }))
  expect(await screen.findByRole('button', { name: 'Agree and end the dispute' })).toBeTruthy()
})

test('a new password is chosen by the link in the mail, and no session of before goes on', async () => {
  loggedInAs(buyer)
  visit('/reset-password?token=abc')
  await userEvent.type(await screen.findByLabelText('New password', { selector: 'input' }), 'seven goats on the hill')
  await userEvent.click(screen.getByRole('button', { name: 'Keep this password' }))
  expect(await screen.findByText('Log in with it now')).toBeTruthy()
  expect(localStorage.getItem('homify.session')).toBeNull()
  expect(JSON.stringify(sessionStorage)).not.toContain('goats')
})

test('a forgotten password asks for the address alone, and says the same whoever asks', async () => {
  visit('/forgot')
  await userEvent.type(await screen.findByLabelText('E-mail address'), 'nobody@example.com')
  await userEvent.click(screen.getByRole('button', { name: 'Send the link' }))
  expect(await screen.findByText(/If nobody@example.com has an account/)).toBeTruthy()
})

test('the account shows where one is logged in, and ends a session elsewhere', async () => {
  loggedInAs(buyer)
  const ended: string[] = []
  const one = examples.identitySessions.body.items[0]
  server.use(
    answers('identitySessions', {
      items: [
        { ...one, id: 'ses_1', device: 'Chrome on Android', current: true },
        { ...one, id: 'ses_2', device: 'Firefox on Windows', current: false },
      ],
      next_cursor: null,
    }),
    losesAnswer('identityEndSession', 0, null, request => ended.push(new URL(request.url).pathname)),
  )
  visit('/me')
  expect(await screen.findByText('This device')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Log out Firefox on Windows' }))
  await waitFor(() => expect(ended).toEqual(['/api/me/sessions/ses_2']))
})

test('a log-out ends the session at once, however long the shop is in coming, and forgets what was kept', async () => {
  loggedInAs(buyer)
  let open = () => {}
  const opened = new Promise<void>(resolve => {
    open = resolve
  })
  const ended = takes('post', '/auth/logout', {})
  server.use(
    http.get('http://localhost:3000/api/products', async () => {
      await opened
      return HttpResponse.json(examples.catalogueListProducts.body)
    }),
  )
  const { router } = visit('/me')
  // As `main.tsx` does for the app.
  const end = session.subscribe(() => {
    queryClient.clear()
    void router.invalidate()
  })
  localStorage.setItem('homify.message cnv_1', 'Half a senten')
  await userEvent.click(await screen.findByRole('button', { name: 'Log out' }))
  expect(localStorage.getItem('homify.session')).toBeNull()
  await waitFor(() => expect(ended).toEqual([{ cookie: true }]))
  await waitFor(() => expect(localStorage.getItem('homify.message cnv_1')).toBeNull())
  await waitFor(() => expect(del).toHaveBeenCalledOnce())
  expect(screen.queryByRole('heading', { name: 'Made by hand, paid with peace of mind' })).toBeNull()
  open()
  expect(await screen.findByRole('heading', { name: 'Made by hand, paid with peace of mind' })).toBeTruthy()
  expect(router.state.location.pathname).toBe('/')
  end()
})
