// When the two do not agree: a dispute that they end themselves, and a part that is given back.
import { expect, type Page, test } from '@playwright/test'
import { banksSettle } from '../stack'
import { acceptAndSend, buy, confirm, PICTURE, productOf, SOON, twoPeople } from '../steps'

test.describe
  .serial('two who disagree', () => {
    let artisan: Page
    let buyer: Page
    let product = ''

    test.beforeAll(async ({ browser }, { project }) => {
      const people = await twoPeople(browser, project.use.baseURL ?? '', 'Ify Udo')
      artisan = people.artisan
      buyer = people.buyer
      product = await productOf(artisan, 'Iroko stool')
    })

    test('a dispute with evidence is answered, divided by the slider and agreed on, and the refund arrives', async () => {
      const order = await buy(buyer, product)
      await acceptAndSend(artisan, order, 'By rider, this afternoon')

      await buyer.goto(order)
      await buyer.getByRole('button', { name: 'Something is wrong' }).click()
      await buyer.getByLabel('Say what happened').fill('One leg is broken, and the oil has stains. See the photo.')
      await buyer.getByLabel('Add to Photos and papers').setInputFiles(PICTURE)
      await buyer.getByRole('button', { name: 'Open a dispute' }).click()
      await buyer.waitForURL('**/disputes/dsp_*')
      const dispute = new URL(buyer.url()).pathname
      await expect(buyer.getByRole('link', { name: /Evidence/ }).locator('img')).toBeVisible()

      await artisan.goto(order)
      await artisan.getByRole('link', { name: 'See the dispute' }).click()
      await artisan.getByRole('button', { name: 'Answer' }).click()
      await artisan.getByLabel('What do you say to it?').fill('The rider dropped it. I take half of the loss.')
      await artisan.getByRole('button', { name: 'Send the answer' }).click()
      await expect(artisan.getByText('The rider dropped it.')).toBeVisible()
      await artisan.getByRole('button', { name: 'Propose a division' }).click()
      const slider = artisan.getByRole('slider')
      await slider.press('Home')
      await expect(artisan.getByLabel('Buyer', { exact: true })).toHaveValue('0')
      await slider.press('End')
      await artisan.getByRole('button', { name: 'Half and half' }).click()
      await slider.press('ArrowLeft')
      const said = (await slider.getAttribute('aria-valuetext')) ?? ''
      const [toBuyer = '', toArtisan = ''] = said.match(/₦[\d,.]+\d/g) ?? []
      await artisan.getByRole('button', { name: 'Propose this' }).click()
      await expect(artisan.getByRole('heading', { name: 'You proposed' })).toBeVisible()

      await buyer.goto(dispute)
      await expect(buyer.getByRole('heading', { name: 'The artisan proposes' })).toBeVisible()
      await confirm(buyer, 'Take this proposal', 'Agree and end the dispute')
      await expect(buyer.getByText('You agreed.', { exact: true })).toBeVisible()
      const money = buyer.getByRole('region', { name: 'Money' })
      await expect(money).toContainText(toBuyer)
      await expect(money).toContainText(toArtisan)

      await expect(async () => {
        await banksSettle()
        await buyer.goto(order)
        await expect(buyer.getByText(new RegExp(`Back to you\\s*${toBuyer}`))).toBeVisible({ timeout: 2_000 })
        await buyer.goto('/notifications')
        await expect(buyer.getByText(`We have refunded ${toBuyer.replace('₦', 'NGN ')}`)).toBeVisible({
          timeout: 2_000,
        })
      }).toPass(SOON)
    })

    test('goods go back with a photo of the parcel, and the money follows once the artisan has them', async () => {
      const order = await buy(buyer, product)
      await acceptAndSend(artisan, order, 'By rider, this afternoon')
      await buyer.goto(order)
      await buyer.getByRole('button', { name: 'Something is wrong' }).click()
      await buyer
        .getByLabel('Say what happened')
        .fill('It is lighter than in the picture. I would rather send it back.')
      await buyer.getByRole('button', { name: 'Open a dispute' }).click()
      await buyer.waitForURL('**/disputes/dsp_*')
      const dispute = new URL(buyer.url()).pathname
      await buyer.getByRole('button', { name: 'Propose a division' }).click()
      await buyer.getByRole('checkbox', { name: /Only once the goods are back/ }).check()
      await buyer.getByRole('button', { name: 'Propose this' }).click()
      await expect(buyer.getByRole('heading', { name: 'You proposed' })).toBeVisible()

      await artisan.goto(dispute)
      await confirm(artisan, 'Take this proposal', 'Agree to the return')
      await expect(artisan.getByText('To be sent back')).toBeVisible()

      await buyer.goto(order)
      await expect(buyer.getByText(/Send them, and say so here/)).toBeVisible()
      await buyer.getByRole('link', { name: 'See the dispute' }).click()
      await buyer.getByRole('button', { name: 'I have sent it back' }).click()
      await buyer.getByLabel('With whom, and under which number?').fill('GIG Logistics, waybill 1204921')
      await buyer.getByLabel('Add to Photos of the parcel and its receipt').setInputFiles(PICTURE)
      await buyer.getByRole('button', { name: 'It is on its way' }).click()
      await expect(buyer.getByText('On its way back')).toBeVisible()

      await artisan.goto(dispute)
      await expect(artisan.getByText('GIG Logistics, waybill 1204921')).toBeVisible()
      await expect(artisan.getByRole('link', { name: /Evidence/ }).locator('img')).toBeVisible()
      await confirm(artisan, 'I have it back', 'Yes, divide the money')
      await expect(artisan.getByText('Resolved')).toBeVisible()
      await expect(async () => {
        await banksSettle()
        await buyer.goto(order)
        await expect(buyer.getByText('All of your money goes back to you.')).toBeVisible({ timeout: 2_000 })
        await expect(buyer.getByText(/Back to you\s*₦/)).toBeVisible({ timeout: 2_000 })
      }).toPass(SOON)
    })

    test('a part that the artisan offers back is taken, and the order goes on with the rest', async () => {
      const order = await buy(buyer, product)
      await acceptAndSend(artisan, order, 'By rider, this afternoon')
      await artisan.getByRole('button', { name: 'Offer money back' }).click()
      await artisan.getByLabel('Amount').fill('2,000')
      await artisan.getByLabel('Why?').fill('It has a scratch that I had not seen.')
      await artisan.getByRole('button', { name: 'Make the offer' }).click()
      await expect(artisan.getByRole('button', { name: 'Take the offer back' })).toBeVisible()

      await buyer.goto(order)
      await expect(buyer.getByText('“It has a scratch that I had not seen.”')).toBeVisible()
      await confirm(buyer, 'Take ₦2,000', 'Take ₦2,000')
      await expect(async () => {
        await banksSettle()
        await buyer.goto(order)
        await expect(buyer.getByText(/Back to you\s*₦2,000/)).toBeVisible({ timeout: 2_000 })
      }).toPass(SOON)
      await confirm(buyer, 'I have it, and it is as promised', 'Yes, pay the artisan')
      await expect(buyer.getByText('You have what was promised, and the artisan is paid.')).toBeVisible()
    })
  })
