import { expect, test } from 'vitest'
import { activeFilters, choicesOf, withoutFilters } from './filters'
import { wantedOf } from './search'

const name = (slug: string) => slug.toUpperCase()

test('an address is read, and what is no filter in it is left out', () => {
  expect(
    wantedOf({
      q: '  iroko table ',
      category: 'furniture',
      state: 'NG-LA',
      tier: 'trusted',
      in_stock: true,
      sort: 'newest',
    }),
  ).toEqual({
    q: 'iroko table',
    category: 'furniture',
    state: 'NG-LA',
    tier: 'trusted',
    in_stock: true,
    sort: 'newest',
  })
  expect(
    wantedOf({
      q: ' ',
      category: 7,
      state: 'toString',
      tier: 'best',
      in_stock: 'yes',
      sort: '',
      price_min: 1.5,
      page: 2,
    }),
  ).toEqual({})
})

test('words that look like a number or a state of one are words', () => {
  expect([123, true, 'null'].map(q => wantedOf({ q }).q)).toEqual(['123', 'true', 'null'])
  expect(wantedOf({ q: { a: 1 } })).toEqual({})
  expect(wantedOf({ q: 'x'.repeat(300) }).q).toHaveLength(200)
})

test('prices that were turned round are turned back', () => {
  expect(wantedOf({ price_min: 500, price_max: 100 })).toEqual({ price_min: 100, price_max: 500 })
  expect(wantedOf({ price_min: -1, price_max: 2_000_000_000 })).toEqual({})
})

test('each filter that is set is named, and can be taken away alone', () => {
  const wanted = wantedOf({ q: 'lamp', category: 'lighting', state: 'NG-FC', price_min: 100_000, in_stock: true })
  const active = activeFilters(wanted, name)
  expect(active.map(one => one.words)).toEqual(['LIGHTING', 'Abuja (FCT)', 'From ₦1,000', 'In stock'])
  expect(active[2]?.without).toEqual({ q: 'lamp', category: 'lighting', state: 'NG-FC', in_stock: true })
  expect(activeFilters(wantedOf({ price_min: 100, price_max: 250 }), name)[0]?.words).toBe('₦1 to ₦2.50')
  expect(activeFilters(wantedOf({ price_max: 250 }), name)[0]?.words).toBe('Up to ₦2.50')
  expect(withoutFilters({ ...wanted, sort: 'newest' })).toEqual({ q: 'lamp', sort: 'newest' })
})

test('what is chosen can be seen among the choices, though nothing has it', () => {
  const counts = [{ value: 'tools', count: 3 }]
  expect(choicesOf(counts, 'garden', name).map(one => one.label)).toEqual(['TOOLS (3)', 'GARDEN (0)'])
  expect(choicesOf(counts, 'tools', name)).toHaveLength(1)
})
