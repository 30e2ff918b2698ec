import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { WHOLE } from './gallery'
import { CARD } from './product-card'

const text = (path: string) => readFileSync(path, 'utf8')

/** How wide `sizes` says that a picture is, in a window of a width. */
function told(sizes: string, window: number): number {
  for (const part of sizes.split(', ')) {
    const [, from, value, unit] = /^(?:\(min-width: (\d+)px\) )?(\d+)(px|vw)$/.exec(part) ?? []
    if (!value) throw new Error(`what is ${part}?`)
    if (!from || window >= Number(from)) return unit === 'px' ? Number(value) : (window * Number(value)) / 100
  }
  throw new Error('no part is for every window')
}

/** The page within its margins, as the shell has it. */
const page = (window: number): number => Math.min(window, 1200) - 2 * 16

/** A card of the grid: as many columns of at least so many pixels as fit. */
function card(window: number): number {
  const [least, gap] = window < 700 ? [150, 12] : [220, 16]
  const columns = Math.floor((page(window) + gap) / (least + gap))
  return (page(window) - (columns - 1) * gap) / columns
}

/** The large picture of a product: alone, or beside the words. */
const large = (window: number): number =>
  window < 860 ? page(window) : Math.min(((page(window) - 48) * 1.2) / 2.2, page(window) - 48 - 320)

for (const [name, sizes, drawn] of [
  ['a card', CARD, card],
  ['a large picture', WHOLE, large],
] as const) {
  test(`${name} is asked for as wide as it is drawn, from 320 pixels on`, () => {
    for (let window = 320; window <= 1920; window++) {
      const times = told(sizes, window) / drawn(window)
      expect(times, `in a window of ${window}`).toBeGreaterThan(0.75)
      expect(times, `in a window of ${window}`).toBeLessThan(1.5)
    }
  })
}

test('the grid and the page are as they are reckoned with here', () => {
  const grid = text('src/features/catalogue/product-grid.module.css')
  expect([...grid.matchAll(/minmax\((\d+)px, 1fr\)/g)].map(([, least]) => least)).toEqual(['150', '220'])
  expect([...grid.matchAll(/gap: var\(--s\d\) var\((--s\d)\)/g)].map(([, gap]) => gap)).toEqual(['--s3', '--s4'])
  expect(text('src/features/catalogue/product.module.css')).toContain('minmax(0, 1.2fr) minmax(320px, 1fr)')
  expect(text('src/ui/tokens.css')).toContain('--width: 1200px')
})

test('what is there before the app asks for the same pictures', () => {
  const start = text('public/start.js')
  expect([start.includes(`'${CARD}'`), start.includes(`'${WHOLE}'`)]).toEqual([true, true])
  expect(text('../shared/pages/src/grid.rs')).toContain(`"${CARD}"`)
  expect(text('../functions/pages/product/src/page.rs')).toContain(`"${WHOLE}"`)
})
