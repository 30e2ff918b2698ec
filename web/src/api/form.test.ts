import { ApiProblem } from '@homify/client'
import { expect, test, vi } from 'vitest'
import { showFields } from './form'

test('each wrong field is told beside its own, and the person starts at the first', () => {
  const errors = [
    { field: 'delivery.phone', detail: 'is missing' },
    { field: 'areas[1]', detail: 'takes the code of a state' },
    { field: 'areas[2]', detail: 'takes the code of a state' },
  ]
  const refused = (...more: typeof errors) =>
    new ApiProblem('invalid-body', 400, 'The body is not valid', '', [...errors, ...more], '', null, {})
  const setError = vi.fn()
  expect(showFields(refused(), setError, ['areas', 'phone', 'city'])).toBe(true)
  expect(setError.mock.calls.map(([name, , { shouldFocus }]) => [name, shouldFocus])).toEqual([
    ['phone', true],
    ['areas', false],
  ])
  expect(showFields(refused({ field: 'items[0].quantity', detail: 'is missing' }), setError, ['phone'])).toBe(false)
})
