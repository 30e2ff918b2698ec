import type { Schema } from '@homify/client'
import { placeName } from './places'

export type Address = Schema<'SavedAddress'>

/** In one line, as people tell it apart from others: `Ada Obi, 12 Allen Avenue, Ikeja, Lagos`. */
export const addressLine = ({ recipient, address, city, area }: Address): string =>
  [recipient, address.replace(/\s*\n\s*/g, ', '), city, placeName(area)].join(', ')
