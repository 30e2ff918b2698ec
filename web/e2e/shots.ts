// Screenshots of every page at two widths, light and dark, into `shots/`: to be looked at. `npm run shots -- -g order` takes some.
import { expect, test } from '@playwright/test'
import { pages } from './all-pages'
import { look } from './look'

const OUT = process.env.HOMIFY_SHOTS ?? 'shots'
const SIZES = [
  { width: 360, height: 780 },
  { width: 1280, height: 900 },
]

for (const one of pages) {
  test(one.name, async ({ browser, baseURL }) => {
    const seen = await look(browser, baseURL ?? '', one)
    if (!seen) return test.skip(true, 'there is no such thing in the sample data')
    const { page, complaints } = seen
    for (const viewport of SIZES) {
      await page.setViewportSize(viewport)
      await page.waitForLoadState('networkidle')
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(over, `pixels too wide at ${viewport.width}`).toBeLessThanOrEqual(0)
      // As high as the page, so that the bar at the bottom is where it ends.
      const height = await page.evaluate(() => document.documentElement.scrollHeight)
      await page.setViewportSize({ width: viewport.width, height })
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        // What was just coloured anew may not be painted yet.
        await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
        await page.screenshot({ path: `${OUT}/${one.name}-${viewport.width}-${colorScheme}.png` })
      }
    }
    expect(complaints).toEqual([])
    await page.close()
  })
}
