import type { Schema } from '@homify/client'
import type { Thing } from './words'

export type ReportKind = Schema<'ReportKind'>
export type Report = Schema<'Report'>
export type Act = Schema<'ReportAct'>

/** What is wrong, as whoever reports it would say it. */
export const KINDS: Record<ReportKind, string> = {
  scam: 'It looks like a fraud or a fake',
  prohibited: 'It must not be sold',
  misleading: 'It is not what it says, or shows somebody else’s work',
  outside: 'They want to be paid, or to go on talking, outside Homify',
  abuse: 'It insults, threatens or hates',
  private: 'It shows what is nobody’s business',
  spam: 'It is advertising, or the same again and again',
  other: 'Something else',
}

/** What can be wrong with each kind of thing, the most usual first. */
export const KINDS_OF: Record<Thing['kind'], readonly ReportKind[]> = {
  product: ['misleading', 'scam', 'prohibited', 'outside', 'private', 'spam', 'other'],
  artisan: ['scam', 'outside', 'misleading', 'abuse', 'spam', 'other'],
  buyer: ['scam', 'outside', 'abuse', 'spam', 'other'],
  message: ['outside', 'scam', 'abuse', 'private', 'spam', 'other'],
  review: ['abuse', 'misleading', 'private', 'spam', 'other'],
}

/** Names a thing, for what is kept until an answer came. */
export const idOf = (thing: Thing): string => {
  switch (thing.kind) {
    case 'product':
      return thing.product_id
    case 'artisan':
      return thing.artisan_id
    case 'buyer':
      return thing.buyer_id
    case 'message':
      return `${thing.conversation_id} ${thing.number}`
    case 'review':
      return thing.review_id
  }
}
