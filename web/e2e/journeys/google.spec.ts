import { expect, test } from '@playwright/test'
import { contextOf, typeLogIn } from '../people'
import { linkInMail } from '../stack'
import { PHONE, signUp, somebody } from '../steps'

const CONTINUE = { name: 'Continue with Google' }
/** The page of the provider, which asks for an address as the log-in does. */
const GOOGLE = '**/o/oauth2/v2/auth?*'

test('somebody new comes with Google, leaves, and comes back without a password', async ({ browser, baseURL }) => {
  const page = await (await contextOf(browser, baseURL ?? '', 'nobody', PHONE)).newPage()
  const email = `google.${Date.now()}@example.com`
  const withGoogle = async () => {
    await page.getByRole('button', CONTINUE).click()
    await page.waitForURL(GOOGLE)
    await page.getByLabel('E-mail address').fill(email)
    await page.getByLabel('Name').fill('Ngozi Eze')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.waitForURL('**/me')
  }
  await page.goto('/login?next=/me')
  await withGoogle()
  await expect(page.getByText(email).first()).toBeVisible()
  await expect(page.getByText('Your account has no password.', { exact: false })).toBeVisible()
  await page.getByRole('main').getByRole('button', { name: 'Log out', exact: true }).click()
  await page.waitForURL(url => url.pathname === '/')
  await page.goto('/login?next=/me')
  await page.getByRole('button', CONTINUE).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('heading', { name: 'Nobody was logged in with Google' })).toBeVisible()
  await page.goto('/login?next=/me')
  await withGoogle()
})

test('who has an account links Google to it, logs in by it, and unlinks it', async ({ browser, baseURL }) => {
  const page = await (await contextOf(browser, baseURL ?? '', 'nobody', PHONE)).newPage()
  const ada = somebody('Ada Obi')
  await signUp(page, ada, 'buyer')
  const asAda = async () => {
    await page.waitForURL(GOOGLE)
    await page.getByLabel('E-mail address').fill(ada.email)
    await page.getByLabel('Name').fill('Ada Obi')
    await page.getByRole('button', { name: 'Continue' }).click()
  }
  const logOut = async () => {
    await page.goto('/me')
    await page.getByRole('main').getByRole('button', { name: 'Log out', exact: true }).click()
    await page.waitForURL(url => url.pathname === '/')
  }
  await logOut()
  await page.goto('/login?next=/me')
  await page.getByRole('button', CONTINUE).click()
  await asAda()
  await expect(page.getByText('You have an account with this address')).toBeVisible()
  await page.goto('/login?next=/me')
  await typeLogIn(page, ada)
  await page.waitForURL('**/me')
  await page.getByRole('button', { name: 'Link Google', exact: true }).click()
  await asAda()
  await page.waitForURL('**/me')
  await expect(page.getByRole('button', { name: 'Unlink Google' })).toBeVisible()
  await linkInMail(ada.email, /Google opens your account now/)
  await logOut()
  await page.goto('/login?next=/me')
  await page.getByRole('button', CONTINUE).click()
  await asAda()
  await page.waitForURL('**/me')
  await page.getByRole('button', { name: 'Unlink Google' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Unlink Google' }).click()
  await expect(page.getByRole('button', { name: 'Link Google', exact: true })).toBeVisible()
})
