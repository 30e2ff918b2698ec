import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse, http } from 'msw'
import { beforeEach, expect, test, vi } from 'vitest'
import { session } from '~/app/session'
import { cart } from '~/features/cart/store'
import { noteSeen } from '~/features/catalogue/seen-lately'
import { examples } from '~/testing/gen/examples'
import { admin, buyer } from '~/testing/people'
import { loggedInAs, tokensOf, visit } from '~/testing/render'
import { answers, refuses, server, takes } from '~/testing/server'

const product = examples.catalogueGetProduct.body
const listed = examples.catalogueListProducts.body.items[0]
const [report] = examples.reportsQueue.body.items
const order = examples.ordersGet.body
const filed = examples.reportsFile.body

beforeEach(() => {
  cart.replace([], null)
  server.use(answers('identityRefresh', tokensOf(buyer)))
  loggedInAs(buyer)
})

test('a product is reported by what is wrong with it, and we say what comes of it', async () => {
  const sent = takes('post', '/reports', filed, 202)
  visit(`/products/${product.id}`)
  await userEvent.click(await screen.findByRole('button', { name: 'Report this product' }))
  const dialog = await screen.findByRole('dialog', { name: 'Report this product' })
  await userEvent.click(within(dialog).getByRole('button', { name: 'Send the report' }))
  expect(await within(dialog).findByText('Choose what is wrong.')).toBeTruthy()
  await userEvent.click(within(dialog).getByLabelText('It looks like a fraud or a fake'))
  await userEvent.click(within(dialog).getByRole('button', { name: 'Send the report' }))
  await screen.findByText(/We look at it, and tell you when we have/)
  expect(sent).toEqual([{ thing: { kind: 'product', product_id: product.id }, kind: 'scam' }])
})

test('something else needs words', async () => {
  const sent = takes('post', '/reports', filed, 202)
  visit(`/products/${product.id}`)
  await userEvent.click(await screen.findByRole('button', { name: 'Report this product' }))
  const dialog = await screen.findByRole('dialog')
  await userEvent.click(within(dialog).getByLabelText('Something else'))
  await userEvent.click(within(dialog).getByRole('button', { name: 'Send the report' }))
  expect(await within(dialog).findByText('What is wrong is needed.')).toBeTruthy()
  await userEvent.type(within(dialog).getByLabelText('Tell us more'), 'It is my own picture.')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Send the report' }))
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent).toEqual([
    { thing: { kind: 'product', product_id: product.id }, kind: 'other', words: 'It is my own picture.' },
  ])
})

test('who has reported enough for a day is told so, and loses nothing', async () => {
  server.use(refuses('reportsFile', 'too-many-reports', 429, { possible_at: '2026-11-23T10:32:56.123Z' }))
  visit(`/products/${product.id}`)
  await userEvent.click(await screen.findByRole('button', { name: 'Report this product' }))
  const dialog = await screen.findByRole('dialog')
  await userEvent.click(within(dialog).getByLabelText('It must not be sold'))
  await userEvent.click(within(dialog).getByRole('button', { name: 'Send the report' }))
  expect(await within(dialog).findByText('That was enough for a day')).toBeTruthy()
})

test('who is not logged in is led to the log-in, and comes back', async () => {
  session.drop()
  visit(`/products/${product.id}`)
  const link = await screen.findByRole('link', { name: 'Log in to report this product' })
  expect(link.getAttribute('href')).toBe(`/login?next=${encodeURIComponent(`/products/${product.id}`)}`)
})

test('of a conversation, the other side and what they wrote can be reported, and not the own words', async () => {
  const { conversation, messages } = examples.messagesGet.body
  const sent = takes('post', '/reports', filed, 202)
  visit(`/conversations/${conversation.id}`)
  const theirs = messages.filter(one => one.by === 'artisan')
  await screen.findByRole('button', { name: "Report Ada's Woodwork" })
  expect(screen.getAllByRole('button', { name: /^Report message/ })).toHaveLength(theirs.length)
  await userEvent.click(screen.getByRole('button', { name: `Report message ${theirs[0]?.number}` }))
  const dialog = await screen.findByRole('dialog', { name: 'Report this message' })
  await userEvent.click(within(dialog).getByLabelText(/outside Homify/))
  await userEvent.click(within(dialog).getByRole('button', { name: 'Send the report' }))
  await waitFor(() => expect(sent).toHaveLength(1))
  const thing = { kind: 'message', conversation_id: conversation.id, number: theirs[0]?.number }
  expect(sent).toEqual([{ thing, kind: 'outside' }])
})

test('the queue shows what each person saw and says, and hiding names the product and a reason', async () => {
  loggedInAs(admin)
  server.use(answers('identityRefresh', tokensOf(admin)))
  const sent = takes('post', '/admin/reports/:report_id/decision', examples.reportsDecide.body)
  visit('/admin/reports')
  expect(await screen.findByText('Product: Iroko dining table')).toBeTruthy()
  expect(screen.getByText('2 people')).toBeTruthy()
  expect(screen.getByText('Seats eight, of solid iroko.')).toBeTruthy()
  expect(screen.getByText(/who sells here, too/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Hide the product' }))
  const dialog = await screen.findByRole('dialog')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Hide it' }))
  expect(await within(dialog).findByText('Reason is needed.')).toBeTruthy()
  await userEvent.type(within(dialog).getByLabelText('Reason'), 'It is the work of somebody else.')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Hide it' }))
  await screen.findByText('Hidden. Its artisan is told why.')
  const product_id = report?.thing.kind === 'product' ? report.thing.product_id : ''
  expect(sent).toEqual([{ act: 'hide_product', product_id, reason: 'It is the work of somebody else.' }])
})

test('a suspension says what becomes of the money', async () => {
  loggedInAs(admin)
  server.use(answers('identityRefresh', tokensOf(admin)))
  const sent = takes('post', '/admin/reports/:report_id/decision', examples.reportsDecide.body)
  visit('/admin/reports')
  await userEvent.click(await screen.findByRole('button', { name: 'Suspend the artisan' }))
  const dialog = await screen.findByRole('dialog')
  await userEvent.click(within(dialog).getByLabelText('Is paid out as before'))
  await userEvent.type(within(dialog).getByLabelText('Reason'), 'Three fakes in a week.')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Suspend' }))
  await screen.findByText('Suspended. The artisan is told why.')
  expect(sent).toEqual([
    { act: 'suspend', artisan_id: report?.artisan?.id, payouts: 'continue', reason: 'Three fakes in a week.' },
  ])
})

test('an administrator who has part in it is told that another decides', async () => {
  loggedInAs(admin)
  server.use(
    answers('identityRefresh', tokensOf(admin)),
    answers('reportsQueue', { items: [{ ...report, acts: [] }], next_cursor: null }),
  )
  visit('/admin/reports')
  expect(await screen.findByText(/another administrator decides it/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Warn' })).toBeNull()
})

test('whom somebody blocked stands in their account, and is taken back there', async () => {
  const [person] = examples.messagesBlocks.body.items
  const lifted: string[] = []
  server.use(
    http.delete('http://localhost:3000/api/me/blocks/:user_id', ({ params }) => {
      lifted.push(String(params.user_id))
      server.use(answers('messagesBlocks', { items: [], next_cursor: null }))
      return new HttpResponse(null, { status: 204 })
    }),
  )
  visit('/me')
  await userEvent.click(await screen.findByRole('button', { name: `Take the block of ${person?.name} back` }))
  expect(await screen.findByText(/you block in your conversation with them/)).toBeTruthy()
  expect(lifted).toEqual([person?.user_id])
})

test('what was ordered is bought again as far as it is there, and what is not is said', async () => {
  const [first] = order.lines
  const gone = { ...first, product_id: 'prd_01K93M0T5Q7V9X1Z3B5D7F9H1K', title: 'Old bench' }
  server.use(
    answers('ordersGet', { ...order, status: 'completed', lines: [first, gone], actions: [] }),
    answers('catalogueListProducts', { items: [{ ...listed, id: first?.product_id }], next_cursor: null }),
  )
  loggedInAs({ ...buyer, userId: order.buyer_id })
  visit(`/orders/${order.id}`)
  await userEvent.click(await screen.findByRole('button', { name: 'Buy again' }))
  expect(await screen.findByText('It is in your cart')).toBeTruthy()
  expect(screen.getByText(/not in the shop any more/)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Go to the cart' })).toBeTruthy()
  expect(cart.lines.map(line => line.product_id)).toEqual([first?.product_id])
})

test('without a connection nothing is put into the cart, and that is said', async () => {
  server.use(
    answers('ordersGet', { ...order, status: 'completed', actions: [] }),
    refuses('catalogueListProducts', 'invalid-query', 400),
  )
  loggedInAs({ ...buyer, userId: order.buyer_id })
  visit(`/orders/${order.id}`)
  await userEvent.click(await screen.findByRole('button', { name: 'Buy again' }))
  expect(await screen.findByText('We could not look what is still to be had')).toBeTruthy()
  expect(cart.lines).toEqual([])
})

test('the search shows what was looked at on this device, once one comes near', async () => {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(private readonly seen: (entries: { isIntersecting: boolean }[]) => void) {}
      observe = () => this.seen([{ isIntersecting: true }])
      disconnect = () => undefined
    },
  )
  noteSeen(listed?.id ?? '')
  visit('/search')
  const row = await screen.findByRole('region', { name: 'Seen lately on this device' })
  expect(await within(row).findByText(listed?.title ?? '')).toBeTruthy()
})
