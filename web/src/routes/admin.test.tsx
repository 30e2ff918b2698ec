import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { examples } from '~/testing/gen/examples'
import { admin, buyer } from '~/testing/people'
import { loggedInAs, tokensOf, visit } from '~/testing/render'
import { answers, refuses, server, takes } from '~/testing/server'

const EMPTY = { items: [], next_cursor: null }

beforeEach(() => {
  loggedInAs(admin)
  server.use(answers('identityRefresh', tokensOf(admin)))
})

test('the overview counts what waits, and says what presses most', async () => {
  visit('/admin')
  await screen.findByText('Payment gateways', { selector: 'h2' })
  const refunds = within(screen.getByRole('main')).getByRole('link', { name: 'Refunds' }).closest('li')
  expect(refunds?.textContent).toMatch(/^Refunds1waits since/)
  expect(within(screen.getByRole('main')).getByText(/^Answer/)).toBeTruthy()
})

test('to others there is no administration', async () => {
  loggedInAs(buyer)
  visit('/admin')
  expect(await screen.findByRole('heading', { name: /not here|no such|not found/i })).toBeTruthy()
})

for (const [path, operation, words] of [
  ['/admin/verifications', 'artisansVerificationQueue', 'Nobody waits'],
  ['/admin/disputes', 'disputesQueue', 'Nothing to decide'],
  ['/admin/refunds', 'refundsQueue', 'No refund waits'],
  ['/admin/chargebacks', 'chargebacksQueue', 'No chargeback waits'],
  ['/admin/reports', 'reportsQueue', 'Nothing is reported'],
  ['/admin/reconciliation', 'booksDifferences', 'Both sides agree'],
  ['/admin/stuck', 'platformStuck', 'Nothing is stuck'],
] as const) {
  test(`an empty queue says so, with a way back: ${path}`, async () => {
    server.use(answers(operation, EMPTY))
    visit(path)
    expect(await screen.findByText(words)).toBeTruthy()
    expect(screen.getByRole('link', { name: 'To the overview' })).toBeTruthy()
  })

  test(`a queue that cannot be read says what to do: ${path}`, async () => {
    server.use(refuses(operation, 'forbidden', 403))
    visit(path)
    expect(await screen.findByRole('alert')).toBeTruthy()
  })
}

test('an artisan is turned down with a reason that is said', async () => {
  const sent = takes('post', '/admin/verifications/:artisan_id/decision', examples.artisansDecideVerification.body)
  visit('/admin/verifications')
  await userEvent.click(await screen.findByRole('button', { name: 'Turn down' }))
  const dialog = screen.getByRole('dialog')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Turn down' }))
  expect(await within(dialog).findByText('Reason is needed.')).toBeTruthy()
  await userEvent.type(within(dialog).getByLabelText('Reason'), 'The picture of the document is not readable.')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Turn down' }))
  await screen.findByText(/was told why not/)
  expect(sent).toEqual([{ decision: 'reject', reason: 'The picture of the document is not readable.' }])
})

test('who has a side in a dispute is told why they do not decide it', async () => {
  const detail = 'You have a side in this dispute; another administrator decides it.'
  server.use(
    answers('disputesGet', {
      ...examples.disputesGet.body,
      status: 'escalated',
      actions: [{ action: 'decide', allowed: false, reason: 'own_case', detail }],
    }),
  )
  visit(`/admin/disputes/${examples.disputesGet.body.id}`)
  expect(await screen.findByText(detail)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Decide' })).toBeNull()
})

test('a decision over a dispute adds up to what is frozen, and is asked for twice', async () => {
  const escalated = {
    ...examples.disputesGet.body,
    status: 'escalated',
    actions: [{ action: 'decide', allowed: true, held: examples.disputesGet.body.held }],
  }
  server.use(answers('disputesGet', escalated))
  const sent = takes('post', '/admin/disputes/:dispute_id/decision', escalated)
  visit(`/admin/disputes/${escalated.id}`)
  const buyers = await screen.findByLabelText('Buyer')
  await userEvent.clear(buyers)
  await userEvent.type(buyers, '50000')
  await userEvent.type(screen.getByLabelText('Why'), 'The photos show the damage.')
  await userEvent.click(screen.getByRole('button', { name: 'Decide' }))
  expect(sent).toEqual([])
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Decide' }))
  await screen.findByText('Decided. Both sides are told.')
  expect(sent).toEqual([
    {
      to_buyer: { amount: 5_000_000, currency: 'NGN' },
      to_artisan: { amount: escalated.held.amount - 5_000_000, currency: 'NGN' },
      note: 'The photos show the damage.',
    },
  ])
})

test('stuck work is tried again at a press', async () => {
  const [first] = examples.platformStuck.body.items
  const sent = takes('post', '/admin/stuck/retry', { step: first?.step, subject: first?.subject })
  visit('/admin/stuck')
  await userEvent.click(await screen.findByRole('button', { name: 'Try now' }))
  await screen.findByText(/It is being tried/)
  expect(sent).toEqual([{ step: first?.step, subject: first?.subject }])
})

test('a history that was altered is said to be broken', async () => {
  visit('/admin/history/ord_01K9DJ8FSSZ5AWSH8VHTPRE95B')
  // The description's example has hashes that are none.
  expect(await screen.findByText(/The history is broken at entry/)).toBeTruthy()
})

test('the ledger shows each day with whether it adds up', async () => {
  visit('/admin/ledger')
  expect(await screen.findByText('Adds up to nothing')).toBeTruthy()
  expect(screen.getByRole('rowheader', { name: 'gateway:paystack' })).toBeTruthy()
})

test('the keys lead through a queue', async () => {
  visit('/admin/refunds')
  await screen.findByText('One of the stools came broken.')
  await userEvent.keyboard('j')
  expect(document.activeElement?.closest('li')?.textContent).toContain('One of the stools came broken.')
  await userEvent.keyboard('?')
  expect(await screen.findByRole('dialog', { name: 'Keys' })).toBeTruthy()
})

test.each([
  ['/admin/reconciliation', 'Books'],
  ['/admin/audits', 'Books'],
  ['/admin/chargebacks', 'Overview'],
  ['/admin/reports', 'Overview'],
])('the page %s belongs to %s', async (path, place) => {
  visit(path)
  const bar = await screen.findByRole('navigation', { name: 'Main' })
  const current = within(bar).getAllByRole('link', { current: 'page' })
  expect(current.map(link => link.textContent)).toEqual([place])
})
