// A buyer whose network loses the answer to the checkout, from the shelf to the payment that is known.
import { expect, test } from '@playwright/test'
import { contextOf, fillCart } from '../people'
import { fillDelivery, PHONE } from '../steps'

test('a lost answer at checkout leads to one order, and to its payment page and back', async ({ browser, baseURL }) => {
  const context = await contextOf(browser, baseURL ?? '', 'buyer', PHONE)
  const page = await context.newPage()
  await fillCart(page)
  await page.getByRole('link', { name: 'Go to checkout' }).click()
  await fillDelivery(page)

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

/** In the browser: whether what was read from `path` is on the device. */
async function isKept(path: string): Promise<boolean> {
  // Opening a database that the app has not made yet would make another one.
  if (!(await indexedDB.databases()).some(one => one.name === 'homify')) return false
  const asked = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const database = await asked(indexedDB.open('homify'))
  const kept = await asked(database.transaction('kept').objectStore('kept').get('queries'))
  database.close()
  return JSON.stringify(kept ?? null).includes(`"${path}"`)
}

test('what was seen can be read without a network, and says how old it is', async ({ browser, baseURL }) => {
  const context = await contextOf(browser, baseURL ?? '', 'buyer')
  const page = await context.newPage()
  await page.goto('/orders')
  await expect(page.getByRole('heading', { name: 'Your orders' })).toBeVisible()
  await page.evaluate(() => navigator.serviceWorker.ready)
  const title = await page.locator('main a[href^="/orders/ord_"]').first().textContent()
  await expect.poll(() => page.evaluate(isKept, '/orders'), { timeout: 20_000 }).toBe(true)
  await context.setOffline(true)
  await page.reload()
  await expect(page.getByText(title ?? '').first()).toBeVisible()
  // What was not seen says so, and from then on the app knows.
  await page.getByRole('link', { name: 'Notifications' }).click()
  await expect(page.getByText('You are offline.')).toBeVisible()
  await expect(page.getByText('Your orders and your money are safe')).toBeVisible()
  await context.close()
})
