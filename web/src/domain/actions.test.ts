import { expect, test } from 'vitest'
import { choices, whyNot } from './actions'
import { ONWARD, type OrderAction } from './order'

const can = (action: OrderAction['action']): OrderAction => ({ action, allowed: true })
const cannot = (action: OrderAction['action'], reason: OrderAction['reason']): OrderAction => ({
  action,
  allowed: false,
  reason,
  detail: 'The API’s own sentence.',
})

test('the step onward comes first, and the rest stays as the API orders it', () => {
  const { primary, others } = choices([can('cancel'), can('deliver'), can('enter_release_code')], ONWARD)
  expect(primary?.action).toBe('deliver')
  expect(others.map(one => one.action)).toEqual(['cancel', 'enter_release_code'])
})

test('what waits for an earlier step is left out, and every other refusal is told', () => {
  const { primary, others, refused } = choices([cannot('confirm', 'not_sent'), cannot('cancel', 'bank_asks')], ONWARD)
  expect(primary).toBeUndefined()
  expect(others).toEqual([])
  expect(refused.map(one => one.action)).toEqual(['cancel'])
})

test('a refusal that time ends says when, and any other what the API says, also of a reason that came later', () => {
  const late = { ...cannot('cancel', 'not_late'), possible_at: '2026-12-06T14:05:44.630Z' }
  expect(whyNot(late)).toBe('From 6 Dec 2026, 15:05 on, if it has not been delivered by then.')
  expect(whyNot(cannot('cancel', 'new_reason' as OrderAction['reason']))).toBe('The API’s own sentence.')
})
