import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { examples } from '~/testing/gen/examples'
import { buyer } from '~/testing/people'
import { loggedInAs, tokensOf, visit } from '~/testing/render'
import { answers, refuses, server, takes } from '~/testing/server'

vi.mock('idb-keyval', () => ({
  createStore: () => ({}),
  get: vi.fn(),
  set: vi.fn(),
  del: vi.fn(async () => undefined),
}))

const me = examples.usersGetMe.body
const asked = examples.usersAskDeletion.body
const nothing = {
  possible: true,
  grace_days: 7,
  is_administrator: false,
  orders: [],
  more_orders: false,
  wallet: null,
}

beforeEach(() => {
  server.use(answers('identityRefresh', tokensOf(buyer)), answers('usersDeletion', nothing))
})

const openDialog = async () => {
  await userEvent.click(await screen.findByRole('button', { name: 'Delete my account' }))
  return within(await screen.findByRole('dialog'))
}

test('who types the address is told until when they can come back, and leaves for the shop', async () => {
  loggedInAs(buyer)
  const sent = takes('put', '/me/deletion', asked, 202)
  const { router } = visit('/me')
  const dialog = await openDialog()
  expect(await dialog.findByText(/For 7 days, logging in keeps your account/)).toBeTruthy()
  await userEvent.type(dialog.getByLabelText(/Type your e-mail address/), me.email.toUpperCase())
  await userEvent.click(dialog.getByRole('button', { name: 'Delete my account' }))
  expect(await screen.findByText(/If you log in before then, it stays/)).toBeTruthy()
  expect(sent).toEqual([{ email: me.email.toUpperCase() }])
  await userEvent.click(screen.getByRole('button', { name: 'Go to the shop' }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/'))
})

test('another address than that of the account sends nothing', async () => {
  loggedInAs(buyer)
  const sent = takes('put', '/me/deletion', asked, 202)
  visit('/me')
  const dialog = await openDialog()
  await userEvent.type(await dialog.findByLabelText(/Type your e-mail address/), 'eve@example.com')
  await userEvent.click(dialog.getByRole('button', { name: 'Delete my account' }))
  expect(await dialog.findByText(`Type ${me.email}, the address of this account.`)).toBeTruthy()
  expect(sent).toEqual([])
})

test('what is open is named with the way to it, and there is nothing to press', async () => {
  loggedInAs(buyer)
  const money = (amount: number) => ({ amount, currency: 'NGN' })
  const order = examples.usersDeletion.body.orders[0]
  server.use(
    answers('usersDeletion', {
      ...nothing,
      possible: false,
      orders: [order, { ...order, side: 'artisan', why: 'bank_asks' }],
      wallet: { held: money(0), available: money(950_000), in_transit: money(0), debt: money(0) },
    }),
  )
  visit('/me')
  const dialog = await openDialog()
  const link = await dialog.findByRole('link', { name: 'An order of yours' })
  expect(link.getAttribute('href')).toBe(`/orders/${order.order_id}`)
  expect(dialog.getByText(/bank asks for the money/)).toBeTruthy()
  expect(dialog.getByText('₦9,500')).toBeTruthy()
  expect(dialog.queryByText(/held for orders/)).toBeNull()
  expect(dialog.queryByRole('button', { name: 'Delete my account' })).toBeNull()
})

test('what came up while the question was open is said, and nothing is lost', async () => {
  loggedInAs(buyer)
  server.use(refuses('usersAskDeletion', 'account-in-use', 409))
  visit('/me')
  const dialog = await openDialog()
  await userEvent.type(await dialog.findByLabelText(/Type your e-mail address/), me.email)
  await userEvent.click(dialog.getByRole('button', { name: 'Delete my account' }))
  expect(await dialog.findByText('Your account cannot be deleted now')).toBeTruthy()
  expect(dialog.getByRole('button', { name: 'Keep my account' })).toBeTruthy()
})

test('an administrator reads that their account stays, and not that something is open', async () => {
  loggedInAs(buyer)
  server.use(answers('usersDeletion', { ...nothing, possible: false, is_administrator: true }))
  visit('/me')
  const dialog = await openDialog()
  expect(await dialog.findByText('An administrator’s account stays')).toBeTruthy()
  expect(dialog.queryByText(/something is open/)).toBeNull()
})
