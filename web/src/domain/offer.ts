import type { Schema } from '@homify/client'
import type { Tone } from '~/ui/badge'
import { formatMoney, times } from './money'

export type Offer = Schema<'PriceOffer'>
type State = Offer['state']

/** What one side is shown of an offer in one state. */
export interface Shown {
  /** The state in a word or three. */
  label: string
  tone: Tone
  /** What the time until `until` is for: `47 hours left to answer`. */
  left?: string
}

// One row for each state. What can be done then is the API's to say.
const BUYER: Record<State, Shown> = {
  proposed: { label: 'Waits for the artisan', tone: 'info', left: 'for the artisan to answer' },
  countered: { label: 'Your answer, please', tone: 'warn', left: 'to answer' },
  accepted: { label: 'Agreed', tone: 'good', left: 'to order at that price' },
  declined: { label: 'Declined', tone: 'plain' },
  withdrawn: { label: 'Taken back', tone: 'plain' },
  expired: { label: 'Ran out', tone: 'plain' },
  used: { label: 'Ordered', tone: 'good' },
}
const ARTISAN: Record<State, Shown> = {
  ...BUYER,
  proposed: { label: 'Your answer, please', tone: 'warn', left: 'to answer' },
  countered: { label: 'Waits for the buyer', tone: 'info', left: 'for the buyer to answer' },
  accepted: { label: 'Agreed', tone: 'good', left: 'for the buyer to order' },
}

export const shownOffer = (offer: Offer): Shown => (offer.side === 'buyer' ? BUYER : ARTISAN)[offer.state]

const each = (offer: Offer, price: Offer['unit_price']): string =>
  offer.quantity === 1 ? formatMoney(price) : `${formatMoney(price)} each for ${offer.quantity}`

/** Who said which price, in a sentence or two. */
export function courseOf(offer: Offer): string {
  const { side, asked } = offer
  const offered = `${side === 'buyer' ? 'You offered' : 'The buyer offers'} ${each(offer, offer.offered)}.`
  if (!asked) return offered
  return `${offered} ${side === 'buyer' ? 'The artisan asks' : 'You asked'} for ${formatMoney(asked)}.`
}

/** What all of it costs at the price that stands, where that is more than one piece. */
export const inAll = (offer: Offer): string | null =>
  offer.quantity === 1 ? null : `${formatMoney(times(offer.unit_price, offer.quantity))} in all`

/** What an offer that is over says to its buyer, before the next. */
export const lastOffer: Partial<Record<State, string>> = {
  declined: 'Your last offer was declined.',
  expired: 'Your last offer ran out.',
  used: 'You ordered at the price that you agreed on.',
}
