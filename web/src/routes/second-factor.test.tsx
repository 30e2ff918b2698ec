import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse, http } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { queryClient } from '~/app/query-client'
import { examples } from '~/testing/gen/examples'
import { admin, buyer } from '~/testing/people'
import { loggedInAs, tokensOf, visit } from '~/testing/render'
import { answers, refuses, server, takes } from '~/testing/server'

const off = { on_since: null, recovery_codes_left: 0 }
const on = examples.identitySecondFactor.body
const codes = examples.identityConfirmSecondFactor.body.recovery_codes

beforeEach(() => {
  server.use(answers('identityRefresh', tokensOf(buyer)))
})

const logIn = async () => {
  await userEvent.type(await screen.findByLabelText('E-mail address'), 'ada@example.com')
  await userEvent.type(screen.getByLabelText('Password', { selector: 'input' }), 'tin drum, blue door')
  await userEvent.click(within(screen.getByRole('main')).getByRole('button', { name: 'Log in' }))
}

test('where an account has a code, the right password asks for it, and then goes on', async () => {
  server.use(refuses('identityLogin', 'code-needed', 401, { challenge: 'the-challenge' }))
  const sent = takes('post', '/auth/login/code', tokensOf(buyer))
  const { router } = visit('/login?next=/orders')
  await logIn()
  expect(await screen.findByRole('heading', { name: 'Type your code' })).toBeTruthy()
  await userEvent.type(screen.getByLabelText('Code'), '123 456')
  await userEvent.click(within(screen.getByRole('main')).getByRole('button', { name: 'Log in' }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/orders'))
  expect(sent).toEqual([{ challenge: 'the-challenge', code: '123 456', cookie: true }])
})

test('a wrong code says what to do, and a challenge that is over leads back to the password', async () => {
  server.use(
    refuses('identityLogin', 'code-needed', 401, { challenge: 'the-challenge' }),
    refuses('identityAnswerChallenge', 'code-wrong', 422),
  )
  visit('/login')
  await logIn()
  await userEvent.type(await screen.findByLabelText('Code'), '123456')
  const press = () => userEvent.click(within(screen.getByRole('main')).getByRole('button', { name: 'Log in' }))
  await press()
  expect(await screen.findByText(/Wait for the next one/)).toBeTruthy()
  server.use(refuses('identityAnswerChallenge', 'challenge-over', 422))
  await press()
  expect(await screen.findByText(/Type your password again/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Back to the password' }))
  expect(await screen.findByLabelText('E-mail address')).toBeTruthy()
})

test('what asks for a fresh proof is sent again under the same key once it was given', async () => {
  loggedInAs(buyer)
  const keys: (string | null)[] = []
  server.use(
    answers('identitySecondFactor', off),
    http.put('http://localhost:3000/api/me/password', ({ request }) => {
      keys.push(request.headers.get('idempotency-key'))
      if (keys.length > 1) return new HttpResponse(null, { status: 204 })
      const problem = { type: 'https://homify.example/problems/step-up-required', title: 'Confirm', status: 403 }
      return HttpResponse.json(problem, { status: 403 })
    }),
  )
  const proofs = takes('post', '/auth/step-up', tokensOf(buyer))
  visit('/me')
  await userEvent.type(await screen.findByLabelText('New password', { selector: 'input' }), 'seven goats on the hill')
  await userEvent.click(screen.getByRole('button', { name: 'Change the password' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Is it you?' }))
  await userEvent.type(await dialog.findByLabelText('Your password', { selector: 'input' }), 'tin drum, blue door')
  await userEvent.click(dialog.getByRole('button', { name: 'Go on' }))
  expect(await screen.findByText(/Your password was changed/)).toBeTruthy()
  expect(proofs).toEqual([{ password: 'tin drum, blue door' }])
  expect(keys).toHaveLength(2)
  expect(new Set(keys).size).toBe(1)
  expect(screen.queryByRole('dialog', { name: 'Is it you?' })).toBeNull()
  expect(JSON.stringify(sessionStorage)).not.toContain('goats')
})

test('who does not prove it changes nothing, and is told so', async () => {
  loggedInAs(buyer)
  server.use(answers('identitySecondFactor', on), refuses('identityChangePassword', 'step-up-required', 403))
  visit('/me')
  await userEvent.type(await screen.findByLabelText('New password', { selector: 'input' }), 'seven goats on the hill')
  await userEvent.click(screen.getByRole('button', { name: 'Change the password' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Is it you?' }))
  expect(await dialog.findByLabelText('Code')).toBeTruthy()
  await userEvent.click(dialog.getByRole('button', { name: 'Not now' }))
  expect(await screen.findByText('Nothing was changed')).toBeTruthy()
})

test('an app is set up by picture, link or secret, and the recovery codes are shown once', async () => {
  loggedInAs(buyer)
  server.use(answers('identitySecondFactor', off))
  const confirmed = takes('post', '/me/second-factor/confirm', { recovery_codes: codes })
  const { router } = visit('/second-factor')
  await userEvent.click(await screen.findByRole('button', { name: 'Begin' }))
  const picture = await screen.findByRole('img', { name: 'Picture for your app' })
  expect(picture.querySelector('path')?.getAttribute('d')?.length).toBeGreaterThan(1_000)
  const uri = examples.identitySetUpSecondFactor.body.uri
  expect(screen.getByRole('link', { name: 'Open it with this link' }).getAttribute('href')).toBe(uri)
  expect(screen.getByText('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ')).toBeTruthy()
  await userEvent.type(screen.getByLabelText('Code'), '12345')
  await userEvent.click(screen.getByRole('button', { name: 'Turn it on' }))
  expect(await screen.findByText('The code has six digits.')).toBeTruthy()
  await userEvent.type(screen.getByLabelText('Code'), '6')
  await userEvent.click(screen.getByRole('button', { name: 'Turn it on' }))
  const shown = within(await screen.findByRole('list', { name: 'Recovery codes' }))
  expect(shown.getAllByRole('listitem').map(item => item.textContent)).toEqual(codes)
  expect(confirmed).toEqual([{ code: '123456' }])
  server.use(answers('identitySecondFactor', on))
  await userEvent.click(screen.getByRole('button', { name: 'I have written them down' }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/me'))
})

test('an administrator without a code is led to set one up, and back to where they wanted to go', async () => {
  const bare = { ...admin, needsSecondFactor: true as const }
  loggedInAs(bare)
  server.use(answers('identitySecondFactor', off), answers('identityRefresh', tokensOf(bare)))
  const { router } = visit('/admin/ledger')
  expect(await screen.findByText('Administrators need one')).toBeTruthy()
  await userEvent.click(await screen.findByRole('button', { name: 'Begin' }))
  await userEvent.type(await screen.findByLabelText('Code'), '123456')
  server.use(answers('identityRefresh', tokensOf(admin)))
  await userEvent.click(screen.getByRole('button', { name: 'Turn it on' }))
  await userEvent.click(await screen.findByRole('button', { name: 'I have written them down' }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/admin/ledger'))
})

test('one that is on is turned off after a question; an administrator cannot', async () => {
  loggedInAs(buyer)
  server.use(answers('identitySecondFactor', { ...on, recovery_codes_left: 2 }))
  const page = visit('/second-factor')
  expect(await screen.findByText('Few recovery codes are left')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Turn it off' }))
  const dialog = within(await screen.findByRole('dialog'))
  server.use(answers('identitySecondFactor', off))
  await userEvent.click(dialog.getByRole('button', { name: 'Turn it off' }))
  expect(await screen.findByRole('button', { name: 'Begin' })).toBeTruthy()
  page.unmount()
  queryClient.clear()
  loggedInAs(admin)
  server.use(answers('identitySecondFactor', on), answers('identityRefresh', tokensOf(admin)))
  visit('/second-factor')
  expect(await screen.findByText('It is on')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Turn it off' })).toBeNull()
})
