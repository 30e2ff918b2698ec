import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse, http } from 'msw'
import { beforeEach, expect, test, vi } from 'vitest'
import { examples } from '~/testing/gen/examples'
import { artisan, buyer } from '~/testing/people'
import { loggedInAs, tokensOf, visit } from '~/testing/render'
import { answers, losesAnswer, refuses, server, takes } from '~/testing/server'

const part = examples.messagesGet.body
const sent = examples.messagesAsk.body
const maker = examples.artisansGet.body
const product = examples.catalogueGetProduct.body
const id = part.conversation.id

/** A conversation with so many messages, of which the newest thirty are shown. */
const long = (last: number, before = last + 1) => ({
  ...part,
  conversation: { ...part.conversation, last_number: last, read_through: { buyer: last, artisan: last } },
  messages: Array.from({ length: 30 }, (_, index) => ({
    ...part.messages[1],
    number: before - 30 + index,
    text: `Message ${before - 30 + index}`,
  })),
  has_earlier: before > 31,
})

beforeEach(() => {
  server.use(answers('identityRefresh', tokensOf(buyer)))
  loggedInAs(buyer)
})

test('the list shows the other side, what it is about, the last line and what is new', async () => {
  visit('/conversations')
  expect(await screen.findByRole('link', { name: "Ada's Woodwork" })).toBeTruthy()
  expect(screen.getByText('Order: Iroko dining table')).toBeTruthy()
  expect(screen.getByText(/It is ready on Friday/)).toBeTruthy()
  expect(screen.getByText('1 new')).toBeTruthy()
})

test('a list without conversations says how one begins', async () => {
  server.use(answers('messagesList', { items: [], next_cursor: null }))
  visit('/conversations')
  expect(await screen.findByText('No messages yet')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Find something to ask about' })).toBeTruthy()
})

test('what is on the screen is said to be read, and how far the other side has read is shown', async () => {
  const marked = takes('post', `/conversations/${id}/read`, examples.messagesMarkRead.body)
  visit(`/conversations/${id}`)
  expect(await screen.findByText('It is ready on Friday. I will send it with Musa.')).toBeTruthy()
  await waitFor(() => expect(marked).toEqual([{ through: 3 }]))
  const mine = screen.getByText(/When will it be ready/).closest('li')
  expect(within(mine as HTMLElement).getByText('Read')).toBeTruthy()
  expect(within(mine as HTMLElement).getByRole('link', { name: /File 1/ })).toBeTruthy()
})

test('earlier messages come before those that are there', async () => {
  server.use(
    http.get(`http://localhost:3000/api/conversations/${id}`, ({ request }) => {
      const before = new URL(request.url).searchParams.get('before')
      return HttpResponse.json(long(60, before ? Number(before) : undefined))
    }),
  )
  visit(`/conversations/${id}`)
  await screen.findByText('Message 60')
  expect(screen.queryByText('Message 30')).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Show earlier messages' }))
  await screen.findByText('Message 1')
  const shown = within(screen.getByRole('list', { name: 'Messages' })).getAllByText(/^Message \d+$/)
  expect(shown.map(one => one.textContent)).toEqual(Array.from({ length: 60 }, (_, index) => `Message ${index + 1}`))
  expect(screen.queryByRole('button', { name: 'Show earlier messages' })).toBeNull()
})

test('before anything is paid it says why contact details are hidden', async () => {
  const hidden = { ...part.messages[1], text: 'Call me on •••', hides_contacts: true }
  server.use(
    answers('messagesGet', {
      ...part,
      conversation: { ...part.conversation, hides_contacts: true },
      messages: [part.messages[0], hidden],
    }),
  )
  visit(`/conversations/${id}`)
  expect(await screen.findByText('Call me on •••')).toBeTruthy()
  expect(screen.getByText('Contact details hidden')).toBeTruthy()
  expect(screen.getByText('Your money stays protected')).toBeTruthy()
})

test('a lost answer sends the same message again under the same key, and the draft is gone after that', async () => {
  const keys: (string | null)[] = []
  server.use(losesAnswer('messagesSend', 1, sent, request => keys.push(request.headers.get('idempotency-key'))))
  visit(`/conversations/${id}`)
  const field = await screen.findByLabelText(/^Write to/)
  await userEvent.type(field, 'Thank you')
  expect(localStorage.getItem(`homify.message ${id}`)).toBe('Thank you')
  await userEvent.click(screen.getByRole('button', { name: 'Send' }))
  expect(await screen.findByText('Sending…')).toBeTruthy()
  await waitFor(() => expect((field as HTMLTextAreaElement).value).toBe(''), { timeout: 8_000 })
  expect(keys).toHaveLength(2)
  expect(new Set(keys).size).toBe(1)
  expect(localStorage.getItem(`homify.message ${id}`)).toBeNull()
})

test('what is typed is there again, and without a network it waits and then goes', async () => {
  localStorage.setItem(`homify.message ${id}`, 'Half a senten')
  const bodies = takes('post', `/conversations/${id}/messages`, sent, 201)
  visit(`/conversations/${id}`)
  const field = (await screen.findByLabelText(/^Write to/)) as HTMLTextAreaElement
  expect(field.value).toBe('Half a senten')
  const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  await userEvent.click(screen.getByRole('button', { name: 'Send' }))
  expect(await screen.findByText(/We keep what you wrote/)).toBeTruthy()
  expect([bodies.length, field.value]).toEqual([0, 'Half a senten'])
  online.mockRestore()
  window.dispatchEvent(new Event('online'))
  await waitFor(() => expect(bodies).toEqual([{ text: 'Half a senten', uploads: [] }]))
})

test('a refusal keeps what was written', async () => {
  server.use(refuses('messagesSend', 'messages-blocked', 403))
  visit(`/conversations/${id}`)
  const field = (await screen.findByLabelText(/^Write to/)) as HTMLTextAreaElement
  await userEvent.type(field, 'Hello?')
  await userEvent.click(screen.getByRole('button', { name: 'Send' }))
  expect(await screen.findByText('Messages are blocked')).toBeTruthy()
  expect(field.value).toBe('Hello?')
})

test('a block is asked about first, and can be taken back', async () => {
  const blocked = takes('post', `/conversations/${id}/block`, { blocked: true })
  visit(`/conversations/${id}`)
  await userEvent.click(await screen.findByRole('button', { name: "Block Ada's Woodwork" }))
  server.use(answers('messagesGet', { ...part, conversation: { ...part.conversation, blocked: true } }))
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Block' }))
  await waitFor(() => expect(blocked).toHaveLength(1))
  expect(await screen.findByRole('button', { name: 'Take the block back' })).toBeTruthy()
})

test('a message of a disputed order is shown in the dispute with a note', async () => {
  server.use(answers('ordersGet', { ...examples.ordersGet.body, status: 'disputed', dispute_id: 'dsp_1' }))
  const added = takes('post', '/disputes/dsp_1/evidence', examples.disputesAddEvidence.body)
  visit(`/conversations/${id}`)
  await userEvent.click((await screen.findAllByRole('button', { name: 'Show in the dispute' }))[1] as HTMLElement)
  await userEvent.type(screen.getByLabelText('What does it show?'), 'It was promised for Friday')
  await userEvent.click(screen.getByRole('button', { name: 'Add it' }))
  await waitFor(() =>
    expect(added).toEqual([{ note: 'It was promised for Friday', message: { conversation_id: id, number: 3 } }]),
  )
})

test('a question is asked with a press, and leads to its conversation', async () => {
  const asked = takes('post', '/conversations', sent, 201)
  const { router } = visit(`/ask?artisan=${maker.id}&product=${product.id}`)
  await userEvent.click(await screen.findByRole('button', { name: 'When can you deliver?' }))
  await userEvent.click(screen.getByRole('button', { name: 'Send' }))
  await waitFor(() => expect(router.state.location.pathname).toBe(`/conversations/${sent.conversation_id}`))
  expect(asked).toEqual([{ artisan_id: maker.id, product_id: product.id, text: 'When can you deliver?', uploads: [] }])
})

test('a product and its maker have the way to a question, and say how fast answers come', async () => {
  server.use(answers('artisansGet', { ...maker, answers_within: 'an_hour' }))
  visit(`/products/${product.id}`)
  const link = await screen.findByRole('link', { name: 'Ask a question' })
  expect(link.getAttribute('href')).toContain('/ask?artisan=')
  expect(screen.getByText('Usually answers within an hour')).toBeTruthy()
})

test('an artisan reads a sale’s conversation in the workshop, with what is new in the bar', async () => {
  loggedInAs(artisan)
  server.use(
    answers('identityRefresh', tokensOf(artisan)),
    answers('messagesGet', { ...part, conversation: { ...part.conversation, own_side: 'artisan' } }),
  )
  visit(`/conversations/${id}`)
  expect(await screen.findByRole('heading', { name: 'Ngozi Eze' })).toBeTruthy()
  const bar = screen.getByRole('navigation', { name: 'Main, at the bottom' })
  expect(await within(bar).findByRole('link', { name: /Messages.*2 new/ })).toBeTruthy()
})
