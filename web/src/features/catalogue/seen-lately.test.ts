import { expect, test } from 'vitest'
import { forgetSeen, noteSeen, seenLately } from './seen-lately'

test('what was looked at last comes first, each once, twenty at most', () => {
  for (let n = 0; n < 25; n += 1) noteSeen(`prd_${n}`)
  noteSeen('prd_20')
  expect(seenLately().slice(0, 3)).toEqual(['prd_20', 'prd_24', 'prd_23'])
  expect(seenLately()).toHaveLength(20)
  forgetSeen()
  expect(seenLately()).toEqual([])
  localStorage.setItem('homify.seen', '{"what":"another version wrote"}')
  expect(seenLately()).toEqual([])
})
