import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { pages } from '../all-pages'
import { addressOf, contextOf, fillCart } from '../people'

for (const { name, path, viewer, cart } of pages) {
  test(`${name}: axe finds nothing in either theme, and it fits 360 pixels`, async ({ browser, baseURL }) => {
    const context = await contextOf(browser, baseURL ?? '', viewer, {
      viewport: { width: 360, height: 780 },
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    if (cart) await fillCart(page)
    const address = await addressOf(page, path)
    test.skip(!address, 'there is no such thing in the sample data')
    const complaints: string[] = []
    page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', error => complaints.push(error.message))
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.goto(address ?? '')
      await page.locator('main h1').waitFor()
      await page.waitForLoadState('networkidle')
      const { violations } = await new AxeBuilder({ page }).analyze()
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)
      expect(found, colorScheme).toEqual([])
      const small = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('button, a, input:not([type=hidden]), select, textarea, summary')]
          .filter(
            one =>
              one.checkVisibility() &&
              one.getBoundingClientRect().left >= 0 &&
              !one.closest('.vh') &&
              !one.closest('p, dd, dt, li p, h3, td, th'),
          )
          .filter(one => {
            const { width, height } = (one.closest('label') ?? one).getBoundingClientRect()
            return width > 1 && height > 1 && (height < 43.5 || width < 43.5)
          })
          .map(one => one.outerHTML.slice(0, 120)),
      )
      expect(small, 'targets under 44 pixels').toEqual([])
    }
    expect(complaints).toEqual([])
    await context.close()
  })
}
