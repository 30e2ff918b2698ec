import type { Schema } from '@homify/client'

export type Thing = Schema<'ReportedThing'>

/** What a thing is. */
export const THINGS: Record<Thing['kind'], string> = {
  product: 'product',
  artisan: 'artisan',
  buyer: 'buyer',
  message: 'message',
  review: 'review',
}
