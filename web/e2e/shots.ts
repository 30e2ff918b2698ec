// Screenshots of every page at two widths, light and dark, into `shots/`: to be looked at. `npm run shots -- -g order` takes some.
import { expect, test } from '@playwright/test'
import { pages } from './all-pages'
import { addressOf, contextOf, fillCart } from './people'

const OUT = process.env.HOMIFY_SHOTS ?? 'shots'
const SIZES = [
  { width: 360, height: 780 },
  { width: 1280, height: 900 },
]

for (const viewer of ['nobody', 'buyer', 'artisan', 'admin'] as const) {
  test.describe(viewer, () => {
    for (const { name, path, cart } of pages.filter(one => one.viewer === viewer)) {
      test(name, async ({ browser, baseURL }) => {
        const context = await contextOf(browser, baseURL ?? '', viewer, { reducedMotion: 'reduce' })
        const page = await context.newPage()
        if (cart) await fillCart(page)
        const address = await addressOf(page, path)
        test.skip(!address, 'there is no such thing in the sample data')
        const complaints: string[] = []
        page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
        page.on('pageerror', error => complaints.push(error.message))
        for (const viewport of SIZES) {
          await page.setViewportSize(viewport)
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
            await page.goto(address ?? '')
            await page.locator('main h1').waitFor()
            await page.waitForLoadState('networkidle')
            const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
            expect(over, `pixels too wide at ${viewport.width}`).toBeLessThanOrEqual(0)
            await page.screenshot({ path: `${OUT}/${name}-${viewport.width}-${colorScheme}.png`, fullPage: true })
          }
        }
        expect(complaints).toEqual([])
        await context.close()
      })
    }
  })
}
