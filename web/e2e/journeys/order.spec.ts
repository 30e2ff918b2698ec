// Three people who were never here (but for the administrator): from the sign-up to the artisan's bank, in a browser each.
import { expect, type Page, test } from '@playwright/test'
import { contextOf } from '../people'
import { banksSettle, openBankAccount } from '../stack'
import { acceptAndSend, buy, PHONE, PICTURE, SOON, signUp, somebody } from '../steps'

const ADA = somebody('Ada Okafor')
const TUNDE = somebody('Tunde Bakare')
const SHOP = `Ada’s Woodwork ${Date.now().toString(36)}`
const STOOL = `Iroko stool ${Date.now().toString(36)}`
const ACCOUNT = `${String(Date.now()).slice(-6)}4321`

test.describe
  .serial('an order, from three sign-ups to the bank', () => {
    let artisan: Page
    let buyer: Page
    let admin: Page
    let order = ''

    test.beforeAll(async ({ browser }, { project }) => {
      const origin = project.use.baseURL ?? ''
      artisan = await (await contextOf(browser, origin, 'nobody', PHONE)).newPage()
      buyer = await (await contextOf(browser, origin, 'nobody', PHONE)).newPage()
      admin = await (await contextOf(browser, origin, 'admin')).newPage()
    })

    test('an artisan signs up and shows who they are', async () => {
      await signUp(artisan, ADA, 'artisan')
      await artisan.goto('/me/artisan')
      await artisan.getByRole('link', { name: 'Say who you are' }).click()
      await artisan.getByLabel('Your shop’s name').fill(SHOP)
      await artisan.getByLabel('Your name in law').fill(ADA.name)
      await artisan.getByLabel('Your trades').fill('carpentry, furniture')
      await artisan.getByRole('checkbox', { name: 'Lagos' }).check()
      await artisan.getByRole('button', { name: 'Go on' }).click()
      await artisan.getByRole('link', { name: 'Show your documents' }).click()
      await artisan.getByLabel('Add to Documents').setInputFiles(PICTURE)
      await artisan.getByRole('button', { name: 'Hand in' }).click()
      await expect(artisan.getByText('We look at your documents')).toBeVisible()
    })

    test('an administrator looks at the documents and approves', async () => {
      await admin.goto('/admin/verifications')
      const row = admin.getByRole('listitem').filter({ hasText: SHOP })
      await expect(
        row
          .getByRole('link', { name: /Documents/ })
          .first()
          .locator('img'),
      ).toBeVisible()
      await row.getByRole('button', { name: 'Approve' }).click()
      await admin.getByRole('dialog').getByRole('button', { name: 'Approve' }).click()
      await expect(row).toBeHidden()
    })

    test('the artisan names a bank account and puts a product in the shop', async () => {
      await openBankAccount('058', ACCOUNT, ADA.name)
      await artisan.goto('/me/artisan')
      await artisan.getByRole('link', { name: 'Add your bank account' }).click()
      await artisan.getByLabel('Bank').selectOption('058')
      await artisan.getByLabel('Account number').fill(ACCOUNT)
      await artisan.getByRole('button', { name: 'Add it' }).click()
      await artisan.getByRole('link', { name: 'Put your first product in the shop' }).click()
      await artisan.getByLabel('Add to Photos').setInputFiles(PICTURE)
      await artisan.getByLabel('What it is').fill(STOOL)
      await artisan.getByLabel('Category').selectOption('furniture')
      await artisan.getByLabel('Price of one').fill('14,500')
      await artisan.getByLabel('How many you have').fill('3')
      await artisan.getByLabel('Description').fill('Solid iroko, oiled, 45 cm high.')
      await artisan.getByRole('button', { name: 'Put it in the shop' }).click()
      await expect(artisan.getByText(`${STOOL} is in the shop.`)).toBeVisible()
      // Paid out when asked, so that the withdrawal is theirs.
      await artisan.goto('/me/wallet')
      await artisan.getByRole('radio', { name: 'When I ask' }).click()
      await expect(artisan.getByText('You are paid out when you ask.')).toBeVisible()
    })

    test('a buyer signs up, finds it in the shop and pays', async () => {
      await signUp(buyer, TUNDE, 'buyer')
      await buyer.goto('/categories/furniture')
      await buyer.getByRole('link', { name: STOOL }).click()
      await expect(buyer.getByRole('heading', { level: 1, name: STOOL })).toBeVisible()
      order = await buy(buyer, new URL(buyer.url()).pathname)
      await expect(buyer.getByText(/₦14,500 is held by Homify until you confirm/)).toBeVisible()
    })

    test('it is sent, the code is told at the door, and the artisan has the money', async () => {
      await acceptAndSend(artisan, order, 'GIG Logistics, waybill 1204483')
      await buyer.goto(order)
      await expect(buyer.getByText('GIG Logistics, waybill 1204483')).toBeVisible()
      await buyer.getByRole('button', { name: 'Show the code' }).click()
      const shown = await buyer.getByLabel(/^Release code/).textContent()
      const code = shown?.replace(/\D/g, '') ?? ''
      expect(code).toMatch(/^\d{6}$/)
      await artisan.getByRole('button', { name: 'Enter the release code' }).click()
      await artisan.getByRole('textbox', { name: 'Code' }).fill(code)
      await artisan.getByRole('button', { name: 'Confirm the delivery' }).click()
      await expect(artisan.getByText('Completed').first()).toBeVisible()
      await expect(async () => {
        await artisan.goto('/me/wallet')
        // Less five in a hundred.
        await expect(artisan.getByRole('region', { name: 'Yours to withdraw' })).toContainText('₦13,775', {
          timeout: 2_000,
        })
      }).toPass(SOON)
    })

    test('the artisan withdraws it, and it arrives at the bank', async () => {
      await artisan.getByRole('button', { name: 'Withdraw' }).click()
      await artisan.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click()
      await expect(artisan.getByText('₦13,775 is on its way to your bank.')).toBeVisible()
      await expect(async () => {
        await banksSettle()
        await artisan.goto('/me/payouts')
        await expect(artisan.getByText('Paid', { exact: true })).toBeVisible({ timeout: 2_000 })
      }).toPass(SOON)
      await artisan.getByRole('link', { name: '₦13,775' }).click()
      await expect(artisan.getByText('The bank says that it is in your account.')).toBeVisible()
      await artisan.goto('/me/wallet')
      await expect(artisan.getByText(/Paid out so far\s*₦13,775/)).toBeVisible()
    })

    test('the buyer sees the end of it, and the administrator each step with its money', async () => {
      await buyer.goto(order)
      await expect(buyer.getByText(/went to the artisan\.$/)).toBeVisible()
      await admin.goto('/admin/history')
      await admin.getByLabel('Identifier').fill(order.split('/').at(-1) ?? '')
      await admin.getByRole('button', { name: 'Show' }).click()
      await expect(admin.getByText(/^All \d+ entries are unaltered$/)).toBeVisible()
      await expect(admin.getByText(/^₦725 from escrow:\S+ to fees$/)).toBeVisible()
      await expect(admin.getByText(/^₦13,775 from escrow:\S+ to artisan:\S+:available$/)).toBeVisible()
    })
  })
