import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { pages } from '../all-pages'
import { SNAPSHOTS } from '../aria'
import { look } from '../look'

for (const one of pages) {
  test(`${one.name}: axe finds nothing in either theme, and it fits 360 pixels`, async ({ browser, baseURL }) => {
    const seen = await look(browser, baseURL ?? '', one)
    if (!seen) throw new Error('there is no such thing in the sample data')
    const { page, complaints } = seen
    const told = SNAPSHOTS[one.name]
    if (told) await expect(page.locator('body')).toMatchAriaSnapshot(told)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const { violations } = await new AxeBuilder({ page }).analyze()
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)
      expect(found, colorScheme).toEqual([])
    }
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(over, 'pixels too wide').toBeLessThanOrEqual(0)
    const small = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('button, a, input:not([type=hidden]), select, textarea, summary')]
        .filter(
          target =>
            target.checkVisibility() &&
            target.getBoundingClientRect().left >= 0 &&
            !target.closest('.vh') &&
            !target.closest('p, dd, dt, li p, h3, td, th'),
        )
        .filter(target => {
          const { width, height } = (target.closest('label') ?? target).getBoundingClientRect()
          return width > 1 && height > 1 && (height < 47.5 || width < 47.5)
        })
        .map(target => target.outerHTML.slice(0, 120)),
    )
    expect(small, 'targets under 48 pixels').toEqual([])
    expect(complaints).toEqual([])
    await page.close()
  })
}
