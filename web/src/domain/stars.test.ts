import { expect, test } from 'vitest'
import { reviewsOf, starsOf } from './stars'

test('an average has one digit after the point, also where it is zero', () => {
  expect([10, 43, 47, 50].map(starsOf)).toEqual(['1.0', '4.3', '4.7', '5.0'])
})

test('one review is one', () => {
  expect([1, 2].map(reviewsOf)).toEqual(['1 review', '2 reviews'])
})
