// A day at the market: found by search, asked about, bought of two artisans at once, brought, and reviewed.
import { type Browser, expect, type Page, test } from '@playwright/test'
import { contextOf, sampleOf, typeLogIn } from '../people'
import {
  acceptAndSend,
  confirm,
  fillDelivery,
  PHONE,
  payOnThePage,
  productOf,
  reviewsOf,
  SOON,
  twoPeople,
} from '../steps'

/** The second artisan of the sample data, who has the first one's password. */
async function secondArtisan(browser: Browser, origin: string): Promise<Page> {
  const page = await (await contextOf(browser, origin, 'nobody', PHONE)).newPage()
  const { email, password } = await sampleOf(page.request, 'artisan')
  await page.goto('/login?next=/me/products')
  await typeLogIn(page, { email: email.replace('1@', '2@'), password })
  await page.waitForURL('**/me/products')
  return page
}

/** Finds a product by what it is called, and puts it into the cart. */
async function find(page: Page, title: string, path: string): Promise<void> {
  await page.goto('/')
  const field = page.getByRole('combobox', { name: 'Search the shop' })
  await field.fill(title)
  await field.press('Enter')
  await page.getByRole('region', { name: 'What was found' }).waitFor()
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

test('two artisans are found, asked, paid at once, and one is reviewed', async ({ browser, baseURL }) => {
  test.setTimeout(240_000)
  const origin = baseURL ?? ''
  const { artisan: first, buyer } = await twoPeople(browser, origin, 'Zainab Market')
  const second = await secondArtisan(browser, origin)
  const stool = await productOf(first, 'Iroko stool')
  const own = second.locator('main a[href^="/me/products/prd_"]').first()
  const other = { title: (await own.textContent()) ?? '', path: (await own.getAttribute('href'))?.slice(3) ?? '' }

  await find(buyer, 'Iroko stool', stool)
  await buyer.getByRole('link', { name: 'Ask a question' }).click()
  await buyer.getByRole('button', { name: 'When can you deliver?' }).click()
  await buyer.getByRole('button', { name: 'Send' }).click()
  await buyer.waitForURL('**/conversations/cnv_*')

  await buyer.goto(stool)
  await buyer.getByRole('button', { name: 'Put into the cart' }).click()
  await find(buyer, other.title, other.path)
  await buyer.getByRole('button', { name: 'Put into the cart' }).click()
  await buyer.getByRole('link', { name: 'Go to checkout' }).click()
  await fillDelivery(buyer)
  await expect(buyer.getByText('2 artisans, so 2 orders. You pay once.')).toBeVisible()
  await buyer.getByRole('button', { name: /^Pay ₦/ }).click()
  await payOnThePage(buyer)

  await buyer.goto('/orders')
  const links = buyer.locator('main a[href^="/orders/ord_"]')
  await expect(links).toHaveCount(2)
  const orderOf = async (title: string) => (await links.filter({ hasText: title }).getAttribute('href')) ?? ''
  const orders = [
    [first, await orderOf('Iroko stool')],
    [second, await orderOf(other.title)],
  ] as const
  for (const [artisan, order] of orders) {
    await acceptAndSend(artisan, order, 'Rider Sani, 0809 111 2222')
    await artisan.getByRole('button', { name: 'It is delivered' }).click()
    await artisan.getByLabel('Who took it, and where?').fill('The buyer, at the gate')
    await artisan.getByRole('button', { name: 'Ask the buyer to confirm' }).click()
    await buyer.goto(order)
    await confirm(buyer, 'I have it, and it is as promised', 'Yes, pay the artisan')
  }

  const words = `Just as it was shown. ${Date.now()}`
  for (const [page, of] of [
    [buyer, 'How was the artisan?'],
    [first, 'How was the buyer?'],
  ] as const) {
    await page.goto(orders[0][1])
    await page.getByRole('button', { name: 'Write a review' }).click()
    const form = page.getByRole('dialog')
    await form.getByRole('group', { name: of }).getByText('5 stars: Very good').click({ force: true })
    if (page === buyer) {
      await form
        .getByRole('group', { name: /Iroko stool/ })
        .getByText('5 stars: Very good')
        .click({ force: true })
      await form.getByLabel('In your words').fill(words)
    }
    await form.getByRole('button', { name: 'Send the review' }).click()
    await expect(form).toBeHidden()
  }
  const read = await reviewsOf(buyer, stool)
  await expect(read.getByText(words)).toBeVisible(SOON)
})
