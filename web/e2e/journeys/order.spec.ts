// One order in two browsers: the buyer's and the artisan's, from the shelf to the release code that completes it.
import { expect, test } from '@playwright/test'
import { contextOf } from '../people'

const PHONE = { viewport: { width: 360, height: 780 } }
// What runs by itself after a press: events, queues, steps.
const SOON = { timeout: 60_000 }

test('an order goes from the shelf to the release code at the door', async ({ browser, baseURL }) => {
  test.setTimeout(240_000)
  const origin = baseURL ?? ''
  const artisan = await (await contextOf(browser, origin, 'artisan', PHONE)).newPage()
  await artisan.goto('/me/products')
  const own = await artisan.locator('main a[href^="/me/products/prd_"]').first().getAttribute('href')
  const product = own?.split('/').at(-1) ?? ''

  const buyer = await (await contextOf(browser, origin, 'buyer', PHONE)).newPage()
  await buyer.goto(`/products/${product}`)
  await buyer.getByRole('button', { name: 'Put into the cart' }).click()
  await buyer.getByRole('link', { name: 'Go to checkout' }).click()
  await buyer.getByLabel('Telephone').fill('0803 123 4567')
  await buyer.getByLabel('Street and house').fill('14 Allen Avenue, blue gate')
  await buyer.getByLabel('Town or city').fill('Ikeja')
  await buyer.getByLabel('State').selectOption('Lagos')
  await buyer.getByRole('button', { name: /^Pay ₦/ }).click()
  await buyer.waitForURL(url => url.origin !== new URL(origin).origin)
  await buyer.getByRole('button', { name: /^Pay/ }).click()
  await buyer.waitForURL('**/checkout/return**')
  await expect(buyer.getByText(/^We have your ₦/)).toBeVisible(SOON)
  await buyer.getByRole('main').getByRole('link').first().click()
  await buyer.waitForURL('**/orders/ord_*')
  const order = new URL(buyer.url()).pathname

  await artisan.goto(order)
  await artisan.getByRole('button', { name: 'Accept the order' }).click()
  await artisan.getByRole('dialog').getByRole('button', { name: 'Accept' }).click()
  await artisan.getByRole('button', { name: 'It is on its way' }).click()
  await artisan.getByLabel('Waybill or rider').fill('GIG Logistics, waybill 1204483')
  await artisan.getByRole('button', { name: 'Tell the buyer' }).click()
  await expect(artisan.getByRole('button', { name: 'It is delivered' })).toBeVisible()

  await buyer.goto(order)
  await expect(buyer.getByText('GIG Logistics, waybill 1204483')).toBeVisible()
  await buyer.getByRole('button', { name: /code/i }).first().click()
  const code =
    (
      await buyer
        .getByText(/^\s*\d{3}\s?\d{3}\s*$/)
        .first()
        .textContent()
    )?.replace(/\D/g, '') ?? ''
  expect(code).toMatch(/^\d{6}$/)

  await artisan.getByRole('button', { name: 'Enter the release code' }).click()
  await artisan.getByRole('textbox', { name: 'Code' }).fill(code)
  await artisan.getByRole('button', { name: 'Confirm the delivery' }).click()
  await expect(artisan.getByText('Completed').first()).toBeVisible()
})
