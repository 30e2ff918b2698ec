import type { Schema } from '@homify/client'
import { formatMoney } from './money'
import { type Area, PLACES, placeName } from './places'
import { textOf } from './search-text'

type Category = Schema<'Category'>
export type Tier = Schema<'Tier'>
export type Sort = Schema<'SearchSort'>
export type Facets = Schema<'SearchFacets'>

/** What somebody looks for, as it stands in the address. Prices are in minor units. */
export interface Wanted {
  q?: string
  category?: Category
  state?: Area
  tier?: Tier
  price_min?: number
  price_max?: number
  in_stock?: true
  sort?: Sort
}

const CURRENCY = 'NGN'
const PRICE_MAX = 1_000_000_000

export const TIERS: Record<Tier, string> = { new: 'New', established: 'Established', trusted: 'Trusted' }
export const SORTS: Record<Sort, string> = {
  relevance: 'Best match',
  newest: 'Newest first',
  price_up: 'Cheapest first',
  price_down: 'Dearest first',
}

const oneOf = <T extends string>(known: Record<T, unknown>, value: unknown): T | undefined =>
  typeof value === 'string' && Object.hasOwn(known, value) ? (value as T) : undefined

const priceOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= PRICE_MAX ? value : undefined

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
    sort: search.sort === 'relevance' ? undefined : oneOf(SORTS, search.sort),
  }
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined))
}

const naira = (amount: number): string => formatMoney({ amount, currency: CURRENCY })

function priceWords({ price_min: low, price_max: high }: Wanted): string | null {
  if (low !== undefined && high !== undefined) return `${naira(low)} to ${naira(high)}`
  if (low !== undefined) return `From ${naira(low)}`
  return high === undefined ? null : `Up to ${naira(high)}`
}

/** A filter that is set: in words, and what is wanted without it. */
export interface ActiveFilter {
  words: string
  without: Wanted
}

/** What narrows the search down, in the order in which it is shown. */
export function activeFilters(wanted: Wanted, categoryName: (slug: string) => string): ActiveFilter[] {
  const { category, state, tier, in_stock, price_min, price_max, ...rest } = wanted
  const set: [string | null | undefined, (keyof Wanted)[]][] = [
    [category && categoryName(category), ['category']],
    [state && placeName(state), ['state']],
    [tier && `${TIERS[tier]} artisans`, ['tier']],
    [priceWords({ price_min, price_max }), ['price_min', 'price_max']],
    [in_stock && 'In stock', ['in_stock']],
  ]
  const filters = { category, state, tier, in_stock, price_min, price_max, ...rest }
  return set.flatMap(([words, keys]) =>
    words
      ? [{ words, without: wantedOf({ ...filters, ...Object.fromEntries(keys.map(key => [key, undefined])) }) }]
      : [],
  )
}

/** The same words in the same order, of everything. */
export const withoutFilters = ({ q, sort }: Wanted): Wanted => wantedOf({ q, sort })

/** Values of a filter to choose from, each with how much it would find; what is chosen is among them even if it finds nothing. */
export function choicesOf(
  counts: Facets['categories'],
  chosen: string | undefined,
  nameOf: (value: string) => string,
): { value: string; label: string }[] {
  const known = chosen && !counts.some(one => one.value === chosen) ? [...counts, { value: chosen, count: 0 }] : counts
  return known.map(({ value, count }) => ({ value, label: `${nameOf(value)} (${count})` }))
}
