// Goods that go back in a dispute: who is told what, and what each side can do about it.
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { examples } from '~/testing/gen/examples'
import { admin, artisan, buyer } from '~/testing/people'
import { loggedInAs, tokensOf, visit } from '~/testing/render'
import { answers, server, takes } from '~/testing/server'

const found = examples.disputesGet.body
const order = examples.ordersGet.body
const split = { to_buyer: found.held, to_artisan: { amount: 0, currency: 'NGN' } }
const agreed = {
  split,
  agreed_at: found.opened_at,
  send_by: '2026-12-08T09:40:00.112Z',
  sent: null,
  inspect_by: null,
  objection: null,
  outcome: null,
  ended_at: null,
}
const awaited = {
  ...found,
  status: 'awaiting_return',
  proposals: { buyer: null, artisan: null },
  returns: [agreed],
  due_at: agreed.send_by,
  actions: [{ action: 'send_return', allowed: true }],
}
const sent = {
  ...awaited,
  status: 'return_sent',
  returns: [
    {
      ...agreed,
      sent: { text: 'GIG Logistics, waybill 1204921', uploads: [], at: found.opened_at },
      inspect_by: '2026-12-18T09:40:00.112Z',
    },
  ],
  due_at: '2026-12-18T09:40:00.112Z',
  actions: [
    { action: 'confirm_return', allowed: true },
    { action: 'reject_return', allowed: true },
  ],
}

beforeEach(() => {
  server.use(answers('identityRefresh', tokensOf(buyer)))
})

const asBuyer = () => loggedInAs({ ...buyer, userId: found.buyer_id })

test('a proposal can say that the goods go back first, and then gives the buyer all of it until that is changed', async () => {
  asBuyer()
  server.use(answers('disputesGet', found))
  const proposed = takes('post', '/disputes/:dispute_id/proposals', found)
  visit(`/disputes/${found.id}`)
  await userEvent.click(await screen.findByRole('button', { name: 'Propose a division' }))
  const dialog = within(screen.getByRole('dialog'))
  await userEvent.click(dialog.getByRole('checkbox', { name: /Only once the goods are back/ }))
  await userEvent.click(dialog.getByRole('button', { name: 'All to the artisan' }))
  expect(dialog.getByText(/Nobody sends goods back for nothing/)).toBeTruthy()
  expect((dialog.getByRole('button', { name: 'Propose this' }) as HTMLButtonElement).disabled).toBe(true)
  await userEvent.click(dialog.getByRole('button', { name: 'All to the buyer' }))
  await userEvent.click(dialog.getByRole('button', { name: 'Propose this' }))
  await screen.findByText('Your proposal is with the other side.')
  expect(proposed).toEqual([{ ...split, after_return: true }])
})

test('a proposal with a return says so before it is taken, and what then has to be done', async () => {
  asBuyer()
  const proposal = { number: 1, split, after_return: true, at: found.opened_at }
  server.use(answers('disputesGet', { ...found, proposals: { buyer: null, artisan: proposal } }))
  visit(`/disputes/${found.id}`)
  expect(await screen.findByText(/Once the goods are back with the artisan/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Take this proposal' }))
  const dialog = within(screen.getByRole('dialog'))
  expect(dialog.getByText(/You send the goods back, and then/)).toBeTruthy()
  expect(dialog.getByRole('button', { name: 'Agree to the return' })).toBeTruthy()
})

test('the buyer is told to send the goods and by when, and says how they travel', async () => {
  asBuyer()
  server.use(answers('disputesGet', awaited))
  const told = takes('post', '/disputes/:dispute_id/return', sent)
  visit(`/disputes/${found.id}`)
  expect(await screen.findByText(/Send them, and say so here with a photo/)).toBeTruthy()
  expect(screen.getByText(/it goes to us for a decision/).textContent).toContain('8 Dec')
  await userEvent.click(screen.getByRole('button', { name: 'I have sent it back' }))
  const dialog = within(screen.getByRole('dialog'))
  await userEvent.type(dialog.getByLabelText('With whom, and under which number?'), 'GIG Logistics, 1204921')
  await userEvent.click(dialog.getByRole('button', { name: 'It is on its way' }))
  await screen.findByText('We told the artisan that it is on its way.')
  expect(told).toEqual([{ note: 'GIG Logistics, 1204921', evidence: [] }])
})

test('the artisan is asked before the money moves, and can say what is wrong instead', async () => {
  loggedInAs(artisan)
  server.use(answers('disputesGet', sent), answers('identityRefresh', tokensOf(artisan)))
  const confirmed = takes('post', '/disputes/:dispute_id/return/confirm', { ...sent, status: 'resolved' })
  const objected = takes('post', '/disputes/:dispute_id/return/reject', { ...sent, status: 'escalated' })
  visit(`/disputes/${found.id}`)
  expect(await screen.findByText('GIG Logistics, waybill 1204921')).toBeTruthy()
  expect(screen.getByText(/the money is divided as you agreed/).textContent).toContain('18 Dec')
  await userEvent.click(screen.getByRole('button', { name: 'Something is wrong with it' }))
  const wrong = within(screen.getByRole('dialog'))
  const ask = wrong.getByRole('button', { name: 'Ask for a decision' }) as HTMLButtonElement
  expect(ask.disabled, 'without a word of what it is').toBe(true)
  await userEvent.type(wrong.getByLabelText('Damaged, not all of it, or not there?'), 'The drawer is missing.')
  await userEvent.click(ask)
  await screen.findByText('We decide now. You hear from us.')
  expect([confirmed, objected]).toEqual([[], [{ statement: 'The drawer is missing.', evidence: [] }]])
})

test('an order in dispute says who does what next, by when', async () => {
  asBuyer()
  server.use(
    answers('ordersGet', { ...order, buyer_id: found.buyer_id, status: 'disputed', dispute_id: found.id, actions: [] }),
    answers('disputesGet', awaited),
  )
  visit(`/orders/${order.id}`)
  expect(await screen.findByText(/Send them, and say so here with a photo/)).toBeTruthy()
  expect(screen.getByText(/it goes to us for a decision/).textContent).toContain('8 Dec')
})

test('an administrator sees what went back and what is said to be wrong with it', async () => {
  loggedInAs(admin)
  const objection = { text: 'The drawer is missing.', uploads: [], at: found.opened_at }
  const [back] = sent.returns
  server.use(
    answers('identityRefresh', tokensOf(admin)),
    answers('disputesGet', {
      ...sent,
      status: 'escalated',
      returns: [{ ...back, objection, outcome: 'rejected', ended_at: found.opened_at }],
      actions: [{ action: 'decide', allowed: true, held: found.held }],
    }),
  )
  visit(`/admin/disputes/${found.id}`)
  expect(await screen.findByText('The drawer is missing.')).toBeTruthy()
  expect(screen.getByText('GIG Logistics, waybill 1204921')).toBeTruthy()
  expect(screen.getByText(/something is wrong with what came back/)).toBeTruthy()
})
