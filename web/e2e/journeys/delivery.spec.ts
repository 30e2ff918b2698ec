// An artisan who says how their goods get to buyers, and a buyer whose cart is on the telephone and at home.
import { expect, test } from '@playwright/test'
import { contextOf, typeLogIn } from '../people'
import { fillDelivery, PHONE, payOnThePage, signUp, somebody } from '../steps'

test('a delivery is said by the artisan, chosen by the buyer and paid with the goods', async ({ browser, baseURL }) => {
  const shop = await contextOf(browser, baseURL ?? '', 'artisan', PHONE)
  const work = await shop.newPage()
  await work.goto('/me/artisan')
  const card = work.getByRole('region', { name: 'How your goods get to buyers' })
  await card.getByRole('link', { name: 'Change' }).click()
  const brings = work.getByRole('checkbox', { name: /I bring it myself/ })
  if (!(await brings.isChecked())) await brings.check()
  await work.getByLabel('State').first().selectOption('Lagos')
  await work.getByLabel('Fee', { exact: true }).first().fill('3,500')
  await work.getByLabel('Free from').fill('')
  await work.getByRole('button', { name: 'Save' }).click()
  await expect(work.getByText(/Buyers see it from now on/)).toBeVisible()
  await work.goto('/me/products')
  const path = await work.locator('main a[href^="/me/products/prd_"]').first().getAttribute('href')
  await shop.close()

  const buyer = somebody('Ngozi Eze')
  const context = await contextOf(browser, baseURL ?? '', 'nobody', PHONE)
  const page = await context.newPage()
  await signUp(page, buyer, 'buyer')
  await page.goto((path ?? '').replace('/me', ''))
  await page.getByRole('button', { name: 'Put into the cart' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Your cart' })).toBeVisible()

  // At home it is there already.
  const home = await contextOf(browser, baseURL ?? '', 'nobody')
  const wide = await home.newPage()
  await wide.goto('/login?next=/cart')
  await typeLogIn(wide, buyer)
  await expect(wide.getByRole('link', { name: 'Go to checkout' })).toBeVisible()
  await home.close()

  await page.getByRole('link', { name: 'Go to checkout' }).click()
  await fillDelivery(page)
  await page.getByRole('radio', { name: /The artisan brings it: ₦3,500/ }).check()
  await page.getByLabel(/What is near it/).fill('Opposite the yellow church')
  await page.getByRole('button', { name: /^Pay ₦/ }).click()
  await payOnThePage(page)
  const lines = page.getByRole('region', { name: 'What was ordered' })
  await expect(lines.getByText('Delivery by the artisan')).toBeVisible()
  await expect(page.getByText(/Promised by/)).toBeVisible()
  await page.goto('/cart')
  await expect(page.getByText('Your cart is empty')).toBeVisible()
  await context.close()
})
