// What people do in more than one journey.
import { type Browser, expect, type Page } from '@playwright/test'
import { contextOf, typeLogIn } from './people'
import { linkInMail } from './stack'

/** A telephone, narrow. */
export const PHONE = { viewport: { width: 360, height: 780 } }
/** For what runs by itself after a press: events, queues, steps. */
export const SOON = { timeout: 60_000 }

export const PICTURE = 'public/icon-512.png'

export interface Person {
  name: string
  email: string
  password: string
}

/** Somebody who was never here. */
export const somebody = (name: string): Person => ({
  name,
  email: `${name.toLowerCase().replace(/\W+/g, '.')}.${Date.now().toString(36)}@homify.example`,
  password: 'seven goats on the hill',
})

/** Signs up, follows the link in the mail and logs in. */
export async function signUp(page: Page, person: Person, as: 'buyer' | 'artisan'): Promise<void> {
  await page.goto('/signup')
  await page.locator(`input[value=${as}]`).check()
  await page.getByLabel('Your name').fill(person.name)
  await page.getByLabel('E-mail address').fill(person.email)
  await page.getByRole('textbox', { name: 'Password' }).fill(person.password)
  await page.getByRole('button', { name: 'Create the account' }).click()
  await expect(page.getByRole('heading', { name: 'Look into your mail' })).toBeVisible()
  await page.goto(await linkInMail(person.email, /Confirm your e-mail/))
  await expect(page.getByText('Your e-mail address is confirmed')).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'Log in' }).click()
  await typeLogIn(page, person)
  await page.waitForURL(url => url.pathname !== '/login')
}

/** A browser of somebody who has just signed up to buy: what is in their cart, nobody else buys meanwhile. */
export async function newBuyer(browser: Browser, origin: string, name: string, options: object = PHONE): Promise<Page> {
  const page = await (await contextOf(browser, origin, 'nobody', options)).newPage()
  await signUp(page, somebody(name), 'buyer')
  return page
}

/** The artisan of the sample data, and somebody new who may buy of them. */
export async function twoPeople(
  browser: Browser,
  origin: string,
  name: string,
): Promise<{ artisan: Page; buyer: Page }> {
  const artisan = await (await contextOf(browser, origin, 'artisan', PHONE)).newPage()
  return { artisan, buyer: await newBuyer(browser, origin, name) }
}

/** Says where somebody is to be found. */
export async function fillAddress(page: Page): Promise<void> {
  await page.getByLabel('Telephone').fill('0803 123 4567')
  await page.getByLabel('Street and house').fill('14 Allen Avenue, blue gate')
  await page.getByLabel('Town or city').fill('Ikeja')
  await page.getByLabel('State').selectOption('Lagos')
}

/** Says where the order is to go, as at every checkout. */
export async function fillDelivery(page: Page): Promise<void> {
  await fillAddress(page)
  await page.getByRole('button', { name: /^Pay ₦/ }).waitFor()
  await expect(page.getByText('One moment')).toBeHidden()
  // Some artisans say how it gets to the buyer; with others it is agreed.
  for (const way of await page.getByRole('radio', { name: /^Pick it up/ }).all()) await way.check()
}

/** Buys one of a product and pays it; answers the order's path, which the page is then at. */
export async function buy(page: Page, product: string): Promise<string> {
  await page.goto(product)
  await page.getByRole('button', { name: 'Put into the cart' }).click()
  await page.getByRole('link', { name: 'Go to checkout' }).click()
  await fillDelivery(page)
  await page.getByRole('button', { name: /^Pay ₦/ }).click()
  return payOnThePage(page)
}

/** Pays on the gateway's page, on the way to which the browser is; answers the order's path, which the page is then at. */
export async function payOnThePage(page: Page): Promise<string> {
  await page.waitForURL(url => url.pathname !== '/checkout')
  await page.getByRole('button', { name: /^Pay/ }).click()
  await page.waitForURL('**/checkout/return**')
  await expect(page.getByText(/^We have your ₦/)).toBeVisible(SOON)
  await page.getByRole('main').getByRole('link').first().click()
  await page.waitForURL('**/orders/ord_*')
  return new URL(page.url()).pathname
}

/** The path in the shop of a product that an artisan has there. */
export async function productOf(artisan: Page, title: string): Promise<string> {
  await artisan.goto('/me/products')
  const own = artisan.getByRole('main').getByRole('link', { name: title }).first()
  return `/products/${(await own.getAttribute('href'))?.split('/').at(-1)}`
}

/** Presses a button and the one of the question behind it. */
export async function confirm(page: Page, name: string, label: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: label, exact: true }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
}

/** The artisan takes the order on and sends it. */
export async function acceptAndSend(artisan: Page, order: string, note: string): Promise<void> {
  await artisan.goto(order)
  await confirm(artisan, 'Accept the order', 'Accept')
  await artisan.getByRole('button', { name: 'It is on its way' }).click()
  await artisan.getByLabel('Waybill or rider').fill(note)
  await artisan.getByRole('button', { name: 'Tell the buyer' }).click()
  await expect(artisan.getByRole('button', { name: 'It is delivered' })).toBeVisible()
}

/** What buyers say of a product: below it, where it is read as one comes near. */
export async function reviewsOf(page: Page, product: string) {
  await page.goto(product)
  await page.getByRole('region', { name: 'About it' }).scrollIntoViewIfNeeded()
  return page.getByRole('region', { name: 'Reviews' })
}
