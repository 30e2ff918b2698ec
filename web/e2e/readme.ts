// The pictures of the README, into docs/images: `npm run pictures`, against a local cloud with fresh sample data.
import { test } from '@playwright/test'
import { pages } from './all-pages'
import { look } from './look'

const WIDE = { width: 1280, height: 800 }
const NARROW = { width: 360, height: 740 }

for (const [name, viewport] of [
  ['home', WIDE],
  ['product', NARROW],
  ['order', NARROW],
  ['work-today', NARROW],
  ['admin-dispute', WIDE],
] as const) {
  test(name, async ({ browser, baseURL }) => {
    const one = pages.find(page => page.name === name)
    const seen = one && (await look(browser, baseURL ?? '', one))
    if (!seen) throw new Error(`the sample data has no ${name}`)
    await seen.page.setViewportSize(viewport)
    await seen.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await seen.page.waitForLoadState('networkidle')
    await seen.page.screenshot({ path: `../docs/images/${name}.jpg`, type: 'jpeg', quality: 72 })
  })
}
