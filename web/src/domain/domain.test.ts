import { expect, test } from 'vitest'
import { examples } from '~/testing/gen/examples'
import { add, byArtisan, type CartLine, changeOf, setQuantity, total } from './cart'
import { formatMoney, parseMoney, plainMoney } from './money'
import { type Order, stagesOf } from './order'
import { formatPhone, toE164 } from './phone'
import { formatDateTime, formatLeft } from './time'
import { scaled } from './upload'

const naira = (amount: number) => ({ amount, currency: 'NGN' })

test('whole naira have no kobo', () => {
  expect(formatMoney(naira(1_250_000))).toBe('₦12,500')
  expect(formatMoney(naira(1_250_050))).toBe('₦12,500.50')
})

test('an amount is read digit by digit, however it was typed', () => {
  expect(parseMoney('12500')).toBe(1_250_000)
  expect(parseMoney('₦12,500.5')).toBe(1_250_050)
  expect(parseMoney('1.10')).toBe(110)
  expect(parseMoney('12.345')).toBeNull()
  expect(parseMoney('-5')).toBeNull()
  expect(plainMoney(parseMoney('99.09') ?? 0)).toBe('99.09')
})

test.each(['0803 123 4567', '08031234567', '803-123-4567', '+234 803 123 4567', '2348031234567', '+23408031234567'])(
  'a telephone number is understood as it is typed: %s',
  typed => {
    expect(toE164(typed)).toBe('+2348031234567')
    expect(formatPhone('+2348031234567')).toBe('0803 123 4567')
  },
)

test('what is no telephone number is refused, and one of another country stays', () => {
  expect(toE164('12')).toBeNull()
  expect(toE164('call me')).toBeNull()
  expect(toE164('+44 20 7946 0958')).toBe('+442079460958')
})

test('times are those of Lagos', () => {
  expect(formatDateTime('2026-11-22T14:05:00.000Z')).toBe('22 Nov 2026, 15:05')
})

test('what is left is told in the unit that helps', () => {
  const now = Date.parse('2026-11-22T10:00:00.000Z')
  expect(formatLeft('2026-11-25T09:00:00.000Z', now)).toBe('2 days')
  expect(formatLeft('2026-11-22T12:10:00.000Z', now)).toBe('2 hours 10 minutes')
  expect(formatLeft('2026-11-22T10:00:30.000Z', now)).toBe('less than a minute')
  expect(formatLeft('2026-11-22T09:00:00.000Z', now)).toBe('now')
})

test('a picture is made smaller, never larger', () => {
  expect(scaled(4000, 3000)).toEqual({ width: 1600, height: 1200 })
  expect(scaled(800, 600)).toEqual({ width: 800, height: 600 })
})

const stool: CartLine = {
  product_id: 'prd_1',
  quantity: 1,
  title: 'Stool',
  price: naira(1_000),
  picture: null,
  artisan_id: 'art_1',
}

test('the cart counts the same product together, and each artisan apart', () => {
  const lines = add(add(add([], stool), stool), { ...stool, product_id: 'prd_2', artisan_id: 'art_2' })
  expect(lines.map(line => line.quantity)).toEqual([2, 1])
  expect(total(lines)).toEqual(naira(3_000))
  expect(byArtisan(lines).map(group => group.artisan_id)).toEqual(['art_1', 'art_2'])
  expect(setQuantity(lines, 'prd_1', 0)).toHaveLength(1)
})

test('the cart says what changed since', () => {
  const product = { price: naira(1_000), stock: 5, status: 'on_sale' }
  expect(changeOf(stool, product)).toBeNull()
  expect(changeOf(stool, { ...product, price: naira(1_200) })).toMatchObject({ what: 'price' })
  expect(changeOf({ ...stool, quantity: 9 }, product)).toEqual({ what: 'stock', left: 5 })
  expect(changeOf(stool, { ...product, status: 'hidden' })).toEqual({ what: 'gone' })
  expect(changeOf(stool, null)).toEqual({ what: 'gone' })
})

test('the stages leave out what was skipped, and end where the order ended', () => {
  const order = examples.ordersGet.body as unknown as Order
  const brought = {
    ...order,
    status: 'completed',
    paid_at: order.created_at,
    accepted_at: order.created_at,
    shipped_at: null,
    delivered_at: order.created_at,
    closed_at: order.created_at,
  } as Order
  expect(stagesOf(brought).every(stage => stage.state === 'done')).toBe(true)
  const ended = {
    ...order,
    status: 'expired',
    paid_at: null,
    accepted_at: null,
    shipped_at: null,
    delivered_at: null,
  } as Order
  expect(stagesOf(ended).map(stage => stage.label)).toEqual(['Ordered', 'Not paid in time'])
})
