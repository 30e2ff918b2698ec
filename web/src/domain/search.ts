import type { Schema } from '@homify/client'
import { attributesOf } from './attributes'
import type { Area } from './places'
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
  /** What products of the category say of themselves: `material:oak,width:80..200`. */
  attributes?: string
  sort?: Sort
}

const PRICE_MAX = 1_000_000_000

// What is in an address, without the words for it: this is part of the first page.
const TIERS: readonly Tier[] = ['new', 'established', 'trusted']
const SORTS: readonly Sort[] = ['newest', 'price_up', 'price_down', 'rating']
const STATE = /^NG-[A-Z]{2}$/
const STARS: readonly number[] = [1, 2, 3, 4, 5]

const oneOf = <T>(known: readonly T[], value: unknown): T | undefined => known.find(one => one === value)

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
    state: typeof search.state === 'string' && STATE.test(search.state) ? (search.state as Area) : undefined,
    tier: oneOf(TIERS, search.tier),
    price_min: turned ? b : a,
    price_max: turned ? a : b,
    in_stock: search.in_stock === true || undefined,
    stars_min: oneOf(STARS, search.stars_min),
    // They are a category's.
    attributes: category && attributesOf(search.attributes),
    sort: oneOf(SORTS, search.sort),
  }
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined))
}
