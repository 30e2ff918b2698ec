import { type APIRequestContext, type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import { sampleCode } from '../src/features/identity/sample-code'
import type { Viewer } from './all-pages'

interface Sample {
  label: string
  email: string
  password: string
  second_factor?: string
}

/** A browser of somebody's own, logged in by the sample accounts of a local Homify. */
export async function contextOf(
  browser: Browser,
  origin: string,
  viewer: Viewer,
  options: object = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: origin, locale: 'en-NG', ...options })
  if (viewer === 'nobody') return context
  const page = await context.newPage()
  await logIn(page, viewer)
  await page.close()
  return context
}

/** The first sample account of that kind. */
export async function sampleOf(request: APIRequestContext, viewer: Exclude<Viewer, 'nobody'>): Promise<Sample> {
  const config = (await (await request.get('/config.json')).json()) as { samples?: Sample[] }
  const sample = config.samples?.find(one => one.label.toLowerCase().startsWith(viewer))
  if (!sample) throw new Error(`config.json has no sample account for a ${viewer}: is this a local Homify?`)
  return sample
}

/** Logs in as the first sample account of that kind. */
export async function logIn(page: Page, viewer: Exclude<Viewer, 'nobody'>): Promise<void> {
  await page.goto('/login')
  const sample = await sampleOf(page.request, viewer)
  await typeLogIn(page, sample)
  if (sample.second_factor) await typeCode(page, sample.second_factor)
  await page.waitForURL(url => url.pathname !== '/login')
}

/** Fills the form of the log-in, and sends it. */
export async function typeLogIn(page: Page, { email, password }: Pick<Sample, 'email' | 'password'>): Promise<void> {
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Log in' }).click()
}

/** Types the code that an app shows. Each is good once: where it was used, the next one is waited for, as anybody would. */
async function typeCode(page: Page, secret: string): Promise<void> {
  await expect(async () => {
    await page.getByLabel('Code').fill(await sampleCode(secret, 0))
    await page.getByRole('main').getByRole('button', { name: 'Log in' }).click()
    await page.waitForURL(url => url.pathname !== '/login', { timeout: 5_000 })
  }).toPass({ timeout: 95_000, intervals: [31_000] })
}

/** Puts the first product of the shop into the cart. */
export async function fillCart(page: Page): Promise<void> {
  await page.goto((await addressOf(page, '{first / /products/}')) ?? '/')
  await page.getByRole('button', { name: 'Put into the cart' }).click()
  await page.getByRole('heading', { level: 1, name: 'Your cart' }).waitFor()
}

/**
 * The address that a page's path stands for: `{first / /products/}` is the first link on `/` that begins with `/products/`,
 * `{press Start /admin/audits}` is where that button of that page leads.
 */
export async function addressOf(page: Page, path: string): Promise<string | null> {
  const [, button, at] = /^\{press (\w+) (\S+)\}$/.exec(path) ?? []
  if (button && at) {
    await page.goto(at)
    await page.getByRole('main').getByRole('button', { name: button }).click()
    await page.waitForURL(url => url.pathname !== at)
    return page.url()
  }
  const inner = /^\{first (.+) (\S+)\}$/.exec(path)
  if (!inner?.[1] || !inner[2]) return path
  const from = await addressOf(page, inner[1])
  if (!from) return null
  await page.goto(from)
  const link = page.locator(`main a[href^="${inner[2]}"]`).first()
  return (
    (await link.waitFor({ timeout: 8_000 }).then(
      () => link.getAttribute('href'),
      () => null,
    )) ?? null
  )
}
