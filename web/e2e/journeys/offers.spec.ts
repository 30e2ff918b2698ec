// A buyer who bargains, from the first price to the order at the one that both agreed on.
import { expect, type Page, test } from '@playwright/test'
import { confirm, fillDelivery, payOnThePage, productOf, twoPeople } from '../steps'

/** What a piece costs, in whole naira, as the page of the product says. */
const priceOn = async (page: Page): Promise<number> => {
  const shown = await page
    .getByRole('main')
    .getByText(/^₦[\d,]+$/)
    .first()
    .textContent()
  return Number((shown ?? '').replace(/\D/g, ''))
}
const naira = (amount: number): string => `₦${amount.toLocaleString('en-NG')}`

test('a buyer offers less, the artisan asks for something between, and it is ordered at that price', async ({
  browser,
  baseURL,
}) => {
  const { artisan, buyer } = await twoPeople(browser, baseURL ?? '', 'Bisi Bargainer')
  const product = await productOf(artisan, 'Iroko stool')
  await artisan.goto(`/me${product}`)
  await artisan.getByLabel('Buyers may offer').selectOption('70')
  await artisan.getByRole('button', { name: 'Save the offers' }).click()
  await expect(artisan.getByText('Saved.')).toBeVisible()

  await buyer.goto(product)
  const price = await priceOn(buyer)
  const [low, offered, asked] = [0.5, 0.8, 0.9].map(part => Math.round(price * part)) as [number, number, number]
  const card = buyer.getByRole('region', { name: 'Offer a price' })
  await card.getByLabel('What you would pay for one').fill(String(low))
  await card.getByRole('button', { name: 'Send the offer' }).click()
  await expect(card.getByText('This is too low for this artisan').first()).toBeVisible()
  await card.getByLabel('What you would pay for one').fill(String(offered))
  await card.getByRole('button', { name: 'Send the offer' }).click()
  await expect(card.getByText(`You offered ${naira(offered)}.`)).toBeVisible()

  await artisan.goto('/me/offers')
  const row = artisan.getByRole('listitem').filter({ hasText: 'Bisi Bargainer' })
  await expect(row.getByText(`The buyer offers ${naira(offered)}.`)).toBeVisible()
  await row.getByRole('button', { name: 'Ask for something between' }).click()
  await artisan.getByRole('dialog').getByLabel('Price of one').fill(String(asked))
  await artisan.getByRole('dialog').getByRole('button', { name: 'Ask for this' }).click()
  await expect(row.getByText('Waits for the buyer')).toBeVisible()

  await buyer.goto('/offers')
  await confirm(buyer, `Accept ${naira(asked)}`, `Accept ${naira(asked)}`)
  await buyer.getByRole('link', { name: `Order at ${naira(asked)}` }).click()
  await buyer.getByRole('button', { name: `Put 1 into the cart at ${naira(asked)}` }).click()
  await expect(buyer.getByText(/as you agreed, instead of/)).toBeVisible()
  await buyer.getByRole('link', { name: 'Go to checkout' }).click()
  await fillDelivery(buyer)
  await buyer.getByRole('button', { name: /^Pay ₦/ }).click()
  await payOnThePage(buyer)
  await expect(buyer.getByText(naira(asked)).first()).toBeVisible()

  await buyer.goto('/offers')
  await expect(buyer.getByText('Ordered', { exact: true })).toBeVisible()
})
