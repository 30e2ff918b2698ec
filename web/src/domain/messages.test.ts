import { expect, test } from 'vitest'
import { byDay, pollAfter, unbroken } from './messages'

const message = (number: number, sent_at: string) => ({
  conversation_id: 'cnv_1',
  number,
  by: 'buyer' as const,
  text: String(number),
  hides_contacts: false,
  uploads: [],
  sent_at,
})

test('messages stand below the day on which they were sent in Nigeria', () => {
  const now = Date.parse('2026-11-22T10:00:00Z')
  const said = ['2026-11-20T22:59:00Z', '2026-11-20T23:01:00Z', '2026-11-21T22:00:00Z', '2026-11-22T09:00:00Z']
  const days = byDay(
    said.map((at, index) => message(index + 1, at)),
    now,
  )
  expect(days.map(({ day, messages }) => [day, messages.map(one => one.number)])).toEqual([
    ['20 Nov 2026', [1]],
    ['Yesterday', [2, 3]],
    ['Today', [4]],
  ])
})

test('what lies behind a gap is not shown as if nothing were missing', () => {
  const known = new Map([1, 2, 5, 6].map(number => [number, message(number, '2026-11-22T09:00:00Z')]))
  expect(unbroken(known, 6).map(one => one.number)).toEqual([5, 6])
  expect(unbroken(known, 2).map(one => one.number)).toEqual([1, 2])
  expect(unbroken(known, 0)).toEqual([])
})

test('who waits long asks less often', () => {
  expect([0, 3 * 60_000, 20 * 60_000].map(pollAfter)).toEqual([5_000, 20_000, 60_000])
})
