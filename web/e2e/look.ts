import type { Browser, BrowserContext, Page } from '@playwright/test'
import type { PageToSee, Viewer } from './all-pages'
import { addressOf, contextOf, fillCart } from './people'

// Everybody has one browser for all that they look at: a log-in for each page would take longer than the pages.
const contexts = new Map<Viewer, Promise<BrowserContext>>()

interface Seen {
  page: Page
  /** What the page complained of in the console. */
  complaints: string[]
}

/** Loads a page as its viewer sees it. Null where the sample data has no such thing. */
export async function look(browser: Browser, origin: string, { path, viewer, cart }: PageToSee): Promise<Seen | null> {
  const made = contexts.get(viewer) ?? contextOf(browser, origin, viewer, { reducedMotion: 'reduce' })
  contexts.set(viewer, made)
  const page = await (await made).newPage()
  await page.setViewportSize({ width: 360, height: 780 })
  if (cart) await fillCart(page)
  const address = await addressOf(page, path)
  if (!address) return null
  const complaints: string[] = []
  page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', error => complaints.push(error.message))
  await page.goto(address)
  await page.locator('main h1').waitFor()
  await page.waitForLoadState('networkidle')
  return { page, complaints }
}
