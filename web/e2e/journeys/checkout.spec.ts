// A buyer whose network loses the answer to the checkout, from the shelf to the payment that is known.
import { expect, test } from '@playwright/test'
import { contextOf, fillCart } from '../people'

test('a lost answer at checkout leads to one order, and to its payment page and back', async ({ browser, baseURL }) => {
  const context = await contextOf(browser, baseURL ?? '', 'buyer', { viewport: { width: 360, height: 780 } })
  const page = await context.newPage()
  await fillCart(page)
  await page.getByRole('link', { name: 'Go to checkout' }).click()
  await page.getByLabel('Telephone').fill('0803 123 4567')
  await page.getByLabel('Street and house').fill('14 Allen Avenue, blue gate')
  await page.getByLabel('Town or city').fill('Ikeja')
  await page.getByLabel('State').selectOption('Lagos')

  const keys: (string | undefined)[] = []
  const placed: string[][] = []
  await page.route('**/api/checkout', async route => {
    keys.push(route.request().headers()['idempotency-key'])
    const response = await route.fetch()
    const { orders } = (await response.json()) as { orders: { id: string }[] }
    placed.push(orders.map(order => order.id))
    // It was done; the answer does not arrive.
    if (keys.length === 1) await route.abort('connectionreset')
    else await route.fulfill({ response })
  })
  await page.getByRole('button', { name: /^Pay ₦/ }).click()
  await expect(page.getByText('We do not know yet whether it went through')).toBeVisible()
  await page.waitForURL(url => url.origin !== new URL(baseURL ?? '').origin)
  expect(keys).toHaveLength(2)
  expect(keys[0]).toBe(keys[1])
  expect(placed[0]).toEqual(placed[1])

  await page.getByRole('button', { name: /^Pay/ }).click()
  await page.waitForURL('**/checkout/return**')
  await expect(page.getByText(/^We have your ₦/)).toBeVisible({ timeout: 60_000 })
  await page.getByRole('main').getByRole('link').first().click()
  await expect(page.getByText(/is held by Homify until you confirm/)).toBeVisible()
  await page.getByText('Everything that happened').click()
  await expect(page.getByText('Nothing was altered or left out')).toBeVisible()
  await page.goto('/cart')
  await expect(page.getByText('Your cart is empty')).toBeVisible()
  await context.close()
})

test('what was seen can be read without a network, and says how old it is', async ({ browser, baseURL }) => {
  const context = await contextOf(browser, baseURL ?? '', 'buyer')
  const page = await context.newPage()
  await page.goto('/orders')
  await expect(page.getByRole('heading', { name: 'Your orders' })).toBeVisible()
  await page.evaluate(() => navigator.serviceWorker.ready)
  const title = await page.locator('main li a').first().textContent()
  // What is kept is written some seconds after it was read.
  await expect
    .poll(() => page.evaluate(() => indexedDB.databases().then(all => all.some(one => one.name === 'homify'))), {
      timeout: 20_000,
    })
    .toBe(true)
  await page.waitForTimeout(3_000)
  await page.reload()
  await page.waitForTimeout(6_000)
  await context.setOffline(true)
  await page.reload()
  await expect(page.getByText(title ?? '').first()).toBeVisible()
  // What was not seen says so, and from then on the app knows.
  await page.getByRole('link', { name: 'Notifications' }).click()
  await expect(page.getByText('You are offline.')).toBeVisible()
  await expect(page.getByText('Your orders and your money are safe')).toBeVisible()
  await context.close()
})
