import { expect, test } from 'vitest'
import { examples } from '~/testing/gen/examples'
import { courseOf, inAll, type Offer, shownOffer } from './offer'

const offer = examples.offersPropose.body as unknown as Offer

test('each side reads who said which price', () => {
  expect(courseOf(offer)).toBe('You offered ₦160,000 each for 2.')
  const asked = { ...offer, asked: { amount: 17_000_000, currency: 'NGN' } }
  expect(courseOf(asked)).toBe('You offered ₦160,000 each for 2. The artisan asks for ₦170,000.')
  expect(courseOf({ ...asked, side: 'artisan', quantity: 1 })).toBe(
    'The buyer offers ₦160,000. You asked for ₦170,000.',
  )
})

test('what it comes to is said where there are several', () => {
  expect(inAll(offer)).toBe('₦320,000 in all')
  expect(inAll({ ...offer, quantity: 1 })).toBeNull()
})

test('whose turn it is stands out', () => {
  expect(shownOffer(offer).tone).toBe('info')
  expect(shownOffer({ ...offer, side: 'artisan' })).toMatchObject({ tone: 'warn', left: 'to answer' })
  expect(shownOffer({ ...offer, state: 'countered' })).toMatchObject({ tone: 'warn', left: 'to answer' })
  expect(shownOffer({ ...offer, state: 'expired' }).left).toBeUndefined()
})
