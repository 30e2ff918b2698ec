// What somebody reports, what an administrator makes of it, and that they are told; a block that is taken back; and buying again.
import { expect, type Page, test } from '@playwright/test'
import { contextOf } from '../people'
import { acceptAndSend, buy, confirm, productOf, SOON, twoPeople } from '../steps'

/** Reports what the page shows by this button. */
async function report(page: Page, button: string, kind: string, words: string): Promise<void> {
  await page.getByRole('button', { name: button }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(kind).click({ force: true })
  await dialog.getByLabel('Tell us more').fill(words)
  await dialog.getByRole('button', { name: 'Send the report' }).click()
  await expect(dialog).toBeHidden()
}

test('a report is decided, and who reported is told; who is blocked is taken back', async ({ browser, baseURL }) => {
  const { artisan, buyer } = await twoPeople(browser, baseURL ?? '', 'Ebele Watch')
  const admin = await (await contextOf(browser, baseURL ?? '', 'admin')).newPage()
  const product = await productOf(artisan, 'Iroko stool')
  const words = `The wood looks darker. ${Date.now()}`
  await buyer.goto(product)
  await report(buyer, 'Report this product', 'It is not what it says', words)

  await admin.goto('/admin')
  await admin.getByRole('main').getByRole('link', { name: 'Reports' }).click()
  const row = admin.getByRole('list', { name: 'Reports' }).locator('> li').filter({ hasText: words })
  await expect(row.getByText('Product: Iroko stool')).toBeVisible()
  await row.getByRole('button', { name: 'It is within the rules' }).click()
  await admin.getByRole('dialog').getByLabel('Reason').fill('Iroko darkens in the sun.')
  await admin.getByRole('dialog').getByRole('button', { name: 'Leave it' }).click()
  await expect(row).toHaveCount(0)

  await expect(async () => {
    await buyer.goto('/notifications')
    await expect(buyer.getByText(/We looked at what you reported/).first()).toBeVisible({ timeout: 2_000 })
  }).toPass(SOON)

  await buyer.goto(product)
  await buyer.getByRole('link', { name: 'Ask a question' }).click()
  await buyer.getByRole('button', { name: 'When can you deliver?' }).click()
  await buyer.getByRole('button', { name: 'Send' }).click()
  await buyer.waitForURL('**/conversations/cnv_*')
  await buyer.getByRole('button', { name: /^Block / }).click()
  await buyer.getByRole('dialog').getByRole('button', { name: 'Block', exact: true }).click()
  await expect(buyer.getByText(/^You have blocked/).first()).toBeVisible()
  await buyer.goto('/me')
  await buyer.getByRole('button', { name: /^Take the block of / }).click()
  await expect(buyer.getByText(/you block in your conversation with them/)).toBeVisible()
})

test('what was bought is bought again', async ({ browser, baseURL }) => {
  const { artisan, buyer } = await twoPeople(browser, baseURL ?? '', 'Ronke Again')
  const order = await buy(buyer, await productOf(artisan, 'Iroko stool'))
  await acceptAndSend(artisan, order, 'Rider Musa, 0809 876 5432')
  await buyer.goto(order)
  await confirm(buyer, 'I have it, and it is as promised', 'Yes, pay the artisan')
  await buyer.reload()
  await buyer.getByRole('button', { name: 'Buy again' }).click()
  await expect(buyer.getByText('It is in your cart')).toBeVisible()
  await buyer.getByRole('link', { name: 'Go to the cart' }).click()
  await expect(buyer.getByRole('main').getByText('Iroko stool').first()).toBeVisible()
})
