import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse, http } from 'msw'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { examples } from '~/testing/gen/examples'
import { buyer } from '~/testing/people'
import { loggedInAs, tokensOf, visit } from '~/testing/render'
import { answers, refuses, server, takes } from '~/testing/server'

const BACK = '/sign-in/google?state=12345&code=4%2F0AfJ'
const FINISH = '/auth/providers/google/finish'
const done = examples.identityFinishSignIn.body
const assign = vi.fn()

beforeEach(() => {
  sessionStorage.clear()
  server.use(answers('identityRefresh', tokensOf(buyer)), answers('identityAnswerChallenge', tokensOf(buyer)))
  vi.stubGlobal('location', { ...globalThis.location, assign })
})

afterEach(() => {
  vi.unstubAllGlobals()
  assign.mockReset()
})

const leftWith = (what: object) => sessionStorage.setItem('homify.sign-in', JSON.stringify(what))

test('a log-in leads to Google, and remembers where the person was going', async () => {
  const begun = takes('post', '/auth/providers/google/begin', examples.identityBeginSignIn.body)
  visit('/login?next=/orders')
  expect(await screen.findByLabelText('E-mail address')).toBeTruthy()
  await userEvent.click(await screen.findByRole('button', { name: 'Continue with Google' }))
  await waitFor(() => expect(assign).toHaveBeenCalledWith(examples.identityBeginSignIn.body.authorization_url))
  expect(begun).toEqual([{ cookie: true }])
  expect(JSON.parse(sessionStorage.getItem('homify.sign-in') ?? '')).toEqual({ next: '/orders' })
})

test('a sign-up says what it is for, and an artisan is one by Google as well', async () => {
  visit('/signup')
  await userEvent.click(await screen.findByRole('radio', { name: /Sell as an artisan/ }))
  await userEvent.click(await screen.findByRole('button', { name: 'Continue with Google' }))
  await waitFor(() => expect(assign).toHaveBeenCalled())
  expect(JSON.parse(sessionStorage.getItem('homify.sign-in') ?? '')).toEqual({ role: 'artisan' })
})

test('where no provider is configured there is no button', async () => {
  server.use(answers('identityProviders', { providers: [] }))
  visit('/login')
  expect(await screen.findByLabelText('E-mail address')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /Continue with/ })).toBeNull()
})

test('who comes back is logged in once, and goes where they were going', async () => {
  leftWith({ next: '/orders', role: 'artisan' })
  const finished = takes('post', FINISH, done)
  const answered = takes('post', '/auth/login/code', tokensOf(buyer))
  const { router } = visit(BACK)
  await waitFor(() => expect(router.state.location.pathname).toBe('/orders'))
  expect(finished).toEqual([{ code: '4/0AfJ', state: '12345', role: 'artisan' }])
  expect(answered).toEqual([{ challenge: done.challenge, cookie: true }])
})

test('where the account has a second factor, its code is asked for after Google', async () => {
  leftWith({ next: '/orders' })
  server.use(refuses('identityAnswerChallenge', 'code-needed', 401, { challenge: done.challenge }))
  const { router } = visit(BACK)
  await userEvent.type(await screen.findByLabelText('Code'), '123 456')
  const answered = takes('post', '/auth/login/code', tokensOf(buyer))
  await userEvent.click(within(screen.getByRole('main')).getByRole('button', { name: 'Log in' }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/orders'))
  expect(answered).toEqual([{ challenge: done.challenge, code: '123 456', cookie: true }])
})

test('who says no at Google was not logged in, and finds the other ways', async () => {
  const finished = takes('post', FINISH, done)
  visit('/sign-in/google?error=access_denied&state=12345')
  expect(await screen.findByRole('heading', { name: 'Nobody was logged in with Google' })).toBeTruthy()
  expect(within(screen.getByRole('main')).getByRole('link', { name: 'Log in' })).toBeTruthy()
  expect(finished).toEqual([])
})

test('an address that has an account leads to its log-in', async () => {
  server.use(refuses('identityFinishSignIn', 'account-not-linked', 409, { email: 'ada@example.com' }))
  visit(BACK)
  expect(await screen.findByText('You have an account with this address')).toBeTruthy()
  const on = within(screen.getByRole('main')).getByRole('link', { name: 'Go to the log-in' })
  expect(on.getAttribute('href')).toBe('/login')
})

test('what Google does not confirm, or does not answer, says what to do', async () => {
  server.use(refuses('identityFinishSignIn', 'sign-in-over', 422))
  const first = visit(BACK)
  expect(await screen.findByText(/Begin again/)).toBeTruthy()
  first.unmount()
  server.use(refuses('identityFinishSignIn', 'provider-unavailable', 503))
  visit(BACK)
  expect(await screen.findByText(/log in with your password/)).toBeTruthy()
})

test('whose Google account has no sure address types one and is sent a mail', async () => {
  server.use(refuses('identityFinishSignIn', 'address-needed', 422, { sign_up: 'the-sign-up' }))
  const sent = takes('post', '/auth/providers/google/sign-up', examples.identitySignUpWithProvider.body, 202)
  visit(BACK)
  await userEvent.type(await screen.findByLabelText('E-mail address'), ' ada@example.com')
  await userEvent.type(screen.getByLabelText('Your name'), 'Ada Obi')
  await userEvent.click(screen.getByRole('button', { name: 'Create the account' }))
  expect(await screen.findByText('ada@example.com')).toBeTruthy()
  expect(sent).toEqual([{ sign_up: 'the-sign-up', email: 'ada@example.com', name: 'Ada Obi', role: 'buyer' }])
})

test('who loses the network between the halves of the log-in goes on with the second', async () => {
  leftWith({ next: '/orders' })
  const finished = takes('post', FINISH, done)
  server.use(http.post('*/auth/login/code', () => HttpResponse.error(), { once: true }))
  const { router } = visit(BACK)
  await userEvent.click(await screen.findByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/orders'))
  expect(finished).toHaveLength(1)
})

test('who was logged out while they linked is not signed up instead', async () => {
  leftWith({ link: true, next: '/me' })
  const finished = takes('post', FINISH, done)
  visit(BACK)
  expect(await screen.findByRole('heading', { name: 'Google is not linked' })).toBeTruthy()
  const on = within(screen.getByRole('main')).getByRole('link', { name: 'Log in' })
  expect(on.getAttribute('href')).toBe('/login?next=%2Fme')
  expect(finished).toEqual([])
})

test('an unknown provider is no page', async () => {
  visit('/sign-in/yahoo?code=a&state=b')
  expect(await screen.findByRole('heading', { name: /not/i })).toBeTruthy()
})

test('an account is linked from its own page, and comes back there', async () => {
  loggedInAs(buyer)
  server.use(answers('identityLinkedProviders', { password: true, providers: [] }))
  const page = visit('/me')
  await userEvent.click(await screen.findByRole('button', { name: 'Link Google' }))
  await waitFor(() => expect(assign).toHaveBeenCalled())
  expect(JSON.parse(sessionStorage.getItem('homify.sign-in') ?? '')).toEqual({ link: true, next: '/me' })
  page.unmount()
  const linked = takes('put', '/me/providers/google', {}, 200)
  const { router } = visit(BACK)
  await waitFor(() => expect(router.state.location.pathname).toBe('/me'))
  expect(linked).toEqual([{ code: '4/0AfJ', state: '12345' }])
  expect(await screen.findByText(/Google opens your account from now on/)).toBeTruthy()
})

test('an account there with another address is not linked, and says which to choose', async () => {
  loggedInAs(buyer)
  leftWith({ link: true, next: '/me' })
  server.use(refuses('identityLinkProvider', 'address-differs', 422))
  visit(BACK)
  expect(await screen.findByText('That account has another address')).toBeTruthy()
  expect(screen.getByText('Nothing was changed')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Back to your account' }).getAttribute('href')).toBe('/me')
})

test('Google is unlinked after a question; the one way in is not, and says how to get another', async () => {
  loggedInAs(buyer)
  visit('/me')
  await userEvent.click(await screen.findByRole('button', { name: 'Unlink Google' }))
  const dialog = within(await screen.findByRole('dialog'))
  server.use(refuses('identityUnlinkProvider', 'password-not-set', 409))
  await userEvent.click(dialog.getByRole('button', { name: 'Unlink Google' }))
  expect(await dialog.findByText('Your account has no password yet')).toBeTruthy()
  expect(dialog.getByRole('link', { name: 'Choose a password' }).getAttribute('href')).toBe('/forgot')
})

test('whose account has no password is led to log in once more where a proof is asked for', async () => {
  loggedInAs(buyer)
  server.use(
    answers('identitySecondFactor', { on_since: null, recovery_codes_left: 0 }),
    answers('identityLinkedProviders', { ...examples.identityLinkedProviders.body, password: false }),
    refuses('identityChangePassword', 'step-up-required', 403),
  )
  visit('/me')
  expect(await screen.findByText(/Your account has no password/)).toBeTruthy()
  await userEvent.type(await screen.findByLabelText('New password', { selector: 'input' }), 'seven goats on the hill')
  await userEvent.click(screen.getByRole('button', { name: 'Change the password' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Is it you?' }))
  await userEvent.click(await dialog.findByRole('button', { name: 'Continue with Google' }))
  await waitFor(() => expect(assign).toHaveBeenCalled())
})
