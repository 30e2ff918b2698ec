// A question before buying, what is hidden until the order is paid, and a message that becomes evidence.
import { expect, type Page, test } from '@playwright/test'
import { buy, productOf, SOON, twoPeople } from '../steps'

/** What was written, apart from where it is typed. */
const said = (page: Page, text: string | RegExp) => page.getByRole('list', { name: 'Messages' }).getByText(text)

test.describe
  .serial('two who write to each other', () => {
    let artisan: Page
    let buyer: Page
    let product = ''

    test.beforeAll(async ({ browser }, { project }) => {
      const people = await twoPeople(browser, project.use.baseURL ?? '', 'Tari Briggs')
      artisan = people.artisan
      buyer = people.buyer
      product = await productOf(artisan, 'Iroko stool')
    })

    test('a question is asked with a chip, answered, and its numbers are hidden', async () => {
      const text = `My number is 0803 123 4567, ${Date.now().toString(36)}`
      await buyer.goto(product)
      await buyer.getByRole('link', { name: 'Ask a question' }).click()
      await buyer.getByRole('button', { name: 'When can you deliver?' }).click()
      await buyer.getByRole('button', { name: 'Send' }).click()
      await buyer.waitForURL('**/conversations/cnv_*')
      const conversation = new URL(buyer.url()).pathname
      await expect(said(buyer, 'When can you deliver?')).toBeVisible()

      await artisan.goto('/conversations')
      await artisan.locator(`a[href="${conversation}"]`).click()
      await artisan.getByLabel(/^Write to/).fill('In a week.')
      await artisan.getByRole('button', { name: 'Send' }).click()
      await expect(said(artisan, 'In a week.')).toBeVisible()

      // Without a reload: the page asks by itself.
      await expect(said(buyer, 'In a week.')).toBeVisible(SOON)
      await buyer.getByLabel(/^Write to/).fill(text)
      await buyer.getByRole('button', { name: 'Send' }).click()
      await expect(said(buyer, /^My number is •••/)).toBeVisible()
      await expect(said(artisan, /^My number is •••/)).toBeVisible(SOON)
      await expect(artisan.getByText('0803')).toHaveCount(0)
    })

    test('about a paid order numbers are shown, and a message becomes evidence', async () => {
      const order = await buy(buyer, product)
      await buyer.getByRole('link', { name: 'Message the artisan' }).click()
      await buyer.waitForURL('**/conversations/cnv_*')
      await buyer.getByLabel(/^Write to/).fill('Call me on 0803 123 4567')
      await buyer.getByRole('button', { name: 'Send' }).click()
      await expect(said(buyer, 'Call me on 0803 123 4567')).toBeVisible()

      await artisan.goto(order)
      await artisan.getByRole('link', { name: 'Message the buyer' }).click()
      await expect(said(artisan, 'Call me on 0803 123 4567')).toBeVisible()
      await artisan.getByLabel(/^Write to/).fill('I have no wood for it.')
      await artisan.getByRole('button', { name: 'Send' }).click()
      await expect(said(artisan, 'I have no wood for it.')).toBeVisible()
    })
  })
