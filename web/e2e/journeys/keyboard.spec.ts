// A buyer without a mouse.
import { expect, type Page, test } from '@playwright/test'
import { contextOf } from '../people'
import { newBuyer } from '../steps'

/** Moves on by the key until what is wanted has the focus, as somebody does who sees only where that is. */
async function tabTo(page: Page, role: Parameters<Page['getByRole']>[0], name: string | RegExp): Promise<void> {
  const wanted = page.getByRole(role, { name }).first()
  await expect(wanted).toBeVisible()
  for (let presses = 0; presses < 80; presses += 1) {
    if (await wanted.evaluate(node => node === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${role} ${name} is not to be reached by the keyboard`)
}

/** Each page takes the focus to its title. */
const atTitle = (page: Page, name: string | RegExp) =>
  expect(page.getByRole('heading', { level: 1, name })).toBeFocused()

test('by the keyboard alone from home to a product and through checkout to the payment page', async ({
  browser,
  baseURL,
}) => {
  const page = await newBuyer(browser, baseURL ?? '', 'Bola Keys', {})
  await page.goto('/')
  const first = page.locator('main a[href^="/products/"]').first()
  await expect(first).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
  await page.keyboard.press('Enter')
  const title = (await first.textContent()) ?? ''
  await tabTo(page, 'link', title)
  await page.keyboard.press('Enter')
  await atTitle(page, title)
  await tabTo(page, 'button', 'Put into the cart')
  await page.keyboard.press('Enter')
  await atTitle(page, 'Your cart')
  await tabTo(page, 'link', 'Go to checkout')
  await page.keyboard.press('Enter')
  await atTitle(page, 'Checkout')
  for (const [label, text] of [
    ['Telephone', '0803 123 4567'],
    ['Street and house', '14 Allen Avenue, blue gate'],
    ['Town or city', 'Ikeja'],
  ] as const) {
    await tabTo(page, 'textbox', label)
    await page.keyboard.type(text)
  }
  await tabTo(page, 'combobox', 'State')
  await page.keyboard.type('Lagos')
  await expect(page.getByText('One moment')).toBeHidden()
  // Some artisans say how it gets to the buyer; with others it is agreed.
  if ((await page.getByRole('radio', { name: /^The artisan brings it/ }).count()) > 0) {
    await tabTo(page, 'radio', /^The artisan brings it/)
    await page.keyboard.press('Space')
  }
  await tabTo(page, 'button', /^Pay ₦/)
  await page.keyboard.press('Enter')
  await page.waitForURL(url => url.pathname !== '/checkout')
  await expect(page.getByRole('button', { name: /^Pay/ })).toBeVisible()
})

test('a question keeps the focus, and gives it back when it is left by Escape', async ({ browser, baseURL }) => {
  const page = await (await contextOf(browser, baseURL ?? '', 'buyer')).newPage()
  await page.goto('/orders')
  const unpaid = page.getByRole('listitem').filter({ hasText: 'Not paid yet' }).first()
  await unpaid.getByRole('link').click()
  await tabTo(page, 'button', 'Cancel the order')
  await page.keyboard.press('Enter')
  const question = page.getByRole('dialog', { name: 'Cancel the order?' })
  await expect(question).toBeVisible()
  for (let presses = 0; presses < 8; presses += 1) {
    expect(await page.evaluate(() => document.activeElement?.closest('dialog, body')?.tagName)).toMatch(/DIALOG|BODY/)
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Escape')
  await expect(question).toBeHidden()
  await expect(page.getByRole('button', { name: 'Cancel the order' })).toBeFocused()
})
