import type { Schema } from '@homify/client'
import { type Area, PLACES } from './places'
import { textOf } from './search-text'

type Category = Schema<'Category'>
export type Tier = Schema<'Tier'>
export type Sort = Schema<'SearchSort'>

/** What somebody looks for, as it stands in the address. Prices are in minor units. */
export interface Wanted {
  q?: string
  category?: Category
  state?: Area
  tier?: Tier
  price_min?: number
  price_max?: number
  in_stock?: true
  /** What has fewer stars on average is left out. */
  stars_min?: number
  sort?: Sort
}

const PRICE_MAX = 1_000_000_000

export const TIERS: Record<Tier, string> = { new: 'New', established: 'Established', trusted: 'Trusted' }
export const SORTS: Record<Sort, string> = {
  relevance: 'Best match',
  newest: 'Newest first',
  price_up: 'Cheapest first',
  price_down: 'Dearest first',
  rating: 'Best rated',
}

const oneOf = <T extends string>(known: Record<T, unknown>, value: unknown): T | undefined =>
  typeof value === 'string' && Object.hasOwn(known, value) ? (value as T) : undefined

const priceOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= PRICE_MAX ? value : undefined

const starsMin = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 5 ? value : undefined

/** Reads an address that anybody may have written: what is no filter is left out. */
export function wantedOf(search: Record<string, unknown>): Wanted {
  const [a, b] = [priceOf(search.price_min), priceOf(search.price_max)]
  const turned = a !== undefined && b !== undefined && a > b
  const category =
    typeof search.category === 'string' && /^[a-z-]+$/.test(search.category) ? search.category : undefined
  const wanted: Wanted = {
    q: textOf(search.q),
    category: category as Category | undefined,
    state: oneOf(PLACES, search.state),
    tier: oneOf(TIERS, search.tier),
    price_min: turned ? b : a,
    price_max: turned ? a : b,
    in_stock: search.in_stock === true || undefined,
    stars_min: starsMin(search.stars_min),
    sort: search.sort === 'relevance' ? undefined : oneOf(SORTS, search.sort),
  }
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined))
}
