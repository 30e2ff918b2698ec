// Two who have dealt with each other, and what the next buyer reads of it.
import { expect, test } from '@playwright/test'
import { contextOf } from '../people'
import { acceptAndSend, buy, confirm, newBuyer, PHONE, productOf, reviewsOf, SOON } from '../steps'

test('neither side reads the other’s review before both are there; then everybody reads the buyer’s', async ({
  browser,
  baseURL,
}) => {
  const artisan = await (await contextOf(browser, baseURL ?? '', 'artisan')).newPage()
  const buyer = await newBuyer(browser, baseURL ?? '', 'Amara Reviewer')
  const admin = await (await contextOf(browser, baseURL ?? '', 'admin')).newPage()
  const product = await productOf(artisan, 'Iroko stool')
  const order = await buy(buyer, product)
  await acceptAndSend(artisan, order, 'Rider Musa, 0809 876 5432')
  await buyer.goto(order)
  await confirm(buyer, 'I have it, and it is as promised', 'Yes, pay the artisan')

  const words = `Steady on its legs. ${Date.now()}`
  await buyer.reload()
  await buyer.getByRole('button', { name: 'Write a review' }).click()
  const form = buyer.getByRole('dialog')
  await form.getByRole('group', { name: 'How was the artisan?' }).getByText('4 stars: Good').click({ force: true })
  await form
    .getByRole('group', { name: /Iroko stool/ })
    .getByText('5 stars: Very good')
    .click({ force: true })
  await form.getByLabel('In your words').fill(words)
  await form.getByRole('button', { name: 'Send the review' }).click()
  await expect(buyer.getByText(/Hidden until the artisan has written, too/)).toBeVisible()

  await artisan.goto(order)
  await expect(artisan.getByText('A review by the buyer waits for yours')).toBeVisible()
  await expect(artisan.getByText(words)).toBeHidden()
  await artisan.getByRole('button', { name: 'Write a review' }).click()
  const answer = artisan.getByRole('dialog')
  await answer.getByRole('group', { name: 'How was the buyer?' }).getByText('5 stars: Very good').click({ force: true })
  await answer.getByRole('button', { name: 'Send the review' }).click()
  await expect(artisan.getByText(words)).toBeVisible()

  await artisan.getByRole('button', { name: 'Reply' }).click()
  await artisan.getByRole('dialog').getByLabel('Your reply').fill('Come again.')
  await artisan.getByRole('dialog').getByRole('button', { name: 'Reply' }).click()
  await expect(artisan.getByText('Come again.')).toBeVisible()

  const visitor = await (await contextOf(browser, baseURL ?? '', 'nobody', PHONE)).newPage()
  const shown = await reviewsOf(visitor, product)
  await expect(shown.getByText(words)).toBeVisible(SOON)
  await expect(shown.getByText('Amara R.').first()).toBeVisible()

  const here = (await reviewsOf(admin, product)).getByRole('listitem').filter({ hasText: words })
  await here.getByRole('link', { name: 'Look at it as an administrator' }).click()
  await admin.getByRole('button', { name: 'Hide it' }).click()
  await admin.getByRole('dialog').getByLabel('Reason').fill('Written by a test.')
  await admin.getByRole('dialog').getByRole('button', { name: 'Hide it' }).click()
  await expect(admin.getByRole('button', { name: 'Show it again' })).toBeVisible()
  await buyer.goto(order)
  await expect(buyer.getByText('We have hidden this review')).toBeVisible()
})
