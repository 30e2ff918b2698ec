import { expect, test } from 'vitest'
import { splitOf } from './dispute'
import { paymentOfReturn } from './payment'

test('a payment is known again from the reference that either gateway brings back', () => {
  const id = 'pay_01K99EE0ZBGJ09TQM83XSSSS6Y'
  const reference = 'pay-01k99ee0zbgj09tqm83xssss6y'
  expect(paymentOfReturn({ trxref: reference, reference })).toBe(id)
  expect(paymentOfReturn({ status: 'successful', tx_ref: reference, transaction_id: '1' })).toBe(id)
  expect(paymentOfReturn({ reference: 'javascript:alert(1)' })).toBeNull()
  expect(paymentOfReturn({})).toBeNull()
})

test.each([0, 1, 333, 99_999, 100_000, 1e9, -5])('the parts of a split add up to what is held: %d', toBuyer => {
  const held = { amount: 100_000, currency: 'NGN' }
  const { to_buyer, to_artisan } = splitOf(held, toBuyer)
  expect(to_buyer.amount + to_artisan.amount).toBe(held.amount)
  expect(Math.min(to_buyer.amount, to_artisan.amount)).toBeGreaterThanOrEqual(0)
})
