import { expect, test } from 'vitest'
import { attributesOf, figures, narrowed, narrowedBy, rangeOf, rangeWords } from './attributes'

test('what narrows a search down is read, changed and written the same', () => {
  const text = 'material:oak,material:teak,width:80..200'
  expect([...narrowedBy(text)]).toEqual([
    ['material', ['oak', 'teak']],
    ['width', ['80..200']],
  ])
  expect(narrowed(text, 'lock', ['yes'])).toBe(`${text},lock:yes`)
  expect(narrowed(text, 'material', ['oak'])).toBe('material:oak,width:80..200')
  expect(narrowed('width:80..', 'width', [])).toBeUndefined()
})

test('what is no filter in an address is left out', () => {
  expect(attributesOf('width:..90.5')).toBe('width:..90.5')
  for (const wrong of ['', 'width', 'width:', 'Width:1', 'a:b,', 'a:b c', '<b>', 7, null])
    expect(attributesOf(wrong)).toBeUndefined()
})

test('figures are taken as people write them', () => {
  expect(['1,200', ' 90.5 ', '0.45'].map(figures)).toEqual(['1200', '90.5', '0.45'])
  expect(['', 'wide', '-1', '1.234', '1e3'].map(figures)).toEqual([null, null, null, null, null])
})

test('a range is said with its unit, also one with an open end', () => {
  expect(rangeWords(rangeOf(['80..200']), 'cm')).toBe('80 to 200 cm')
  expect(rangeWords(rangeOf(['80..']), 'cm')).toBe('from 80 cm')
  expect(rangeWords(rangeOf(['..200']), 'cm')).toBe('up to 200 cm')
  expect(rangeOf(undefined)).toEqual(['', ''])
})
