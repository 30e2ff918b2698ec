import { expect, test } from '@playwright/test'
import { contextOf, typeLogIn } from '../people'
import { linkInMail } from '../stack'
import { PHONE, signUp, somebody } from '../steps'

test('somebody deletes their account, and a log-in keeps it', async ({ browser, baseURL }) => {
  const page = await (await contextOf(browser, baseURL ?? '', 'nobody', PHONE)).newPage()
  const chidi = somebody('Chidi Eze')
  await signUp(page, chidi, 'buyer')
  await page.goto('/me')
  await page.getByRole('button', { name: 'Delete my account' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/Type your e-mail address/).fill(chidi.email)
  await dialog.getByRole('button', { name: 'Delete my account' }).click()
  await expect(page.getByText(/If you log in before then, it stays/)).toBeVisible()
  await page.getByRole('button', { name: 'Go to the shop' }).click()
  await page.waitForURL(url => url.pathname === '/')
  await expect(page.getByRole('link', { name: 'Log in' })).toBeVisible()
  await page.goto('/login?next=/me')
  await typeLogIn(page, chidi)
  await page.waitForURL('**/me')
  await expect(page.getByRole('heading', { name: 'Your account', exact: true })).toBeVisible()
  expect(await linkInMail(chidi.email, /Your account stays/)).toContain('/forgot')
})
