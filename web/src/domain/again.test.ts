import { expect, test } from 'vitest'
import { again, type OnSale } from './again'

const NOW = Date.parse('2026-11-22T10:00:00Z')
const naira = (amount: number) => ({ amount, currency: 'NGN' as const })
const line = { product_id: 'prd_1', title: 'Stool', quantity: 3, price: naira(1_000) }
const now: OnSale = {
  id: 'prd_1',
  title: 'Stool',
  price: naira(1_000),
  stock: 5,
  artisan_id: 'art_1',
  artisan: {},
  images: [{ sizes: [{ webp: '/stool.webp' }] }],
}

test('what is as it was goes into the cart at today’s price', () => {
  const found = again(line, now, NOW)
  expect(found.note).toBeNull()
  expect(found.line).toEqual({
    product_id: 'prd_1',
    quantity: 3,
    title: 'Stool',
    price: naira(1_000),
    picture: '/stool.webp',
    artisan_id: 'art_1',
  })
})

test('another price is said, and is the one that is put there', () => {
  const found = again(line, { ...now, price: naira(1_200) }, NOW)
  expect(found.note).toEqual({ what: 'price', was: naira(1_000), now: naira(1_200) })
  expect(found.line?.price).toEqual(naira(1_200))
})

test('of too few, those that there are', () => {
  const found = again(line, { ...now, stock: 2 }, NOW)
  expect([found.line?.quantity, found.note]).toEqual([2, { what: 'fewer' }])
})

test.each([
  ['gone', undefined],
  ['sold', { ...now, stock: 0 }],
  ['away', { ...now, artisan: { away_until: '2026-12-01T10:00:00Z' } }],
])('what cannot be bought stays out: %s', (what, product) => {
  const found = again(line, product, NOW)
  expect([found.line, found.note?.what]).toEqual([null, what])
})
