import { expect, test } from '@playwright/test'
import { sampleCode } from '../../src/features/identity/sample-code'
import { addressOf, contextOf, fillCart, typeLogIn } from '../people'
import { fillAddress, newBuyer, PHONE, signUp, somebody } from '../steps'

test('somebody sets up a code of a telephone and logs in with it', async ({ browser, baseURL }) => {
  const page = await (await contextOf(browser, baseURL ?? '', 'nobody', PHONE)).newPage()
  const ada = somebody('Ada Obi')
  await signUp(page, ada, 'buyer')
  await page.goto('/second-factor')
  await page.getByRole('button', { name: 'Begin' }).click()
  const link = await page.getByRole('link', { name: 'Open it with this link' }).getAttribute('href')
  const secret = new URL(link ?? '').searchParams.get('secret') ?? ''
  // The code of a moment ago is taken as well, so that nobody waits for the next one below.
  await page.getByLabel('Code').fill(await sampleCode(secret, -1))
  await page.getByRole('button', { name: 'Turn it on' }).click()
  await expect(page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')).toHaveCount(10)
  await page.getByRole('button', { name: 'I have written them down' }).click()
  await page.waitForURL('**/me')
  await page.getByRole('main').getByRole('button', { name: 'Log out', exact: true }).click()
  await page.waitForURL(url => url.pathname === '/')
  await expect(page.getByRole('link', { name: 'Log in' })).toBeVisible()
  await page.goto('/login?next=/me')
  await typeLogIn(page, ada)
  await page.getByLabel('Code').fill(await sampleCode(secret, 0))
  await page.getByRole('main').getByRole('button', { name: 'Log in' }).click()
  await page.waitForURL('**/me')
})

test('somebody keeps a product, and an address that the checkout offers', async ({ browser, baseURL }) => {
  const page = await newBuyer(browser, baseURL ?? '', 'Bisi Ade')
  const product = (await addressOf(page, '{first / /products/}')) ?? ''
  await page.goto(product)
  const keep = page.getByRole('button', { name: /^Keep / })
  await keep.click()
  await expect(keep).toHaveAttribute('aria-pressed', 'true')
  await page.goto('/favourites')
  await expect(page.getByRole('main').locator(`a[href="${product}"]`).first()).toBeVisible()
  await page.goto('/addresses')
  await page.getByRole('button', { name: 'Add an address' }).click()
  await fillAddress(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('A checkout begins with it')).toBeVisible()
  await fillCart(page)
  await page.goto('/checkout')
  await page.getByLabel('Your addresses').selectOption({ index: 1 })
  await expect(page.getByLabel('Town or city')).toHaveValue('Ikeja')
})
