import type { Schema } from '@homify/client'
import { narrowed, narrowedBy, rangeOf, rangeWords } from './attributes'
import { formatMoney } from './money'
import { placeName } from './places'
import { type Wanted, wantedOf } from './search'
import { TIERS } from './search-words'

export type Facets = Schema<'SearchFacets'>

const CURRENCY = 'NGN'

const naira = (amount: number): string => formatMoney({ amount, currency: CURRENCY })

function priceWords({ price_min: low, price_max: high }: Wanted): string | null {
  if (low !== undefined && high !== undefined) return `${naira(low)} to ${naira(high)}`
  if (low !== undefined) return `From ${naira(low)}`
  return high === undefined ? null : `Up to ${naira(high)}`
}

const starsWords = (stars: number): string => (stars === 5 ? '5 stars' : `${stars} stars and more`)

/** A filter that is set: in words, and what is wanted without it. */
export interface ActiveFilter {
  words: string
  without: Wanted
}

/** What narrows the search down by attributes, one filter each, in the words of what was found. */
function attributeFilters(wanted: Wanted, facets: Facets['attributes']): ActiveFilter[] {
  return [...narrowedBy(wanted.attributes)].map(([key, values]) => {
    const facet = facets.find(one => one.key === key)
    const names = values.map(value => facet?.values.find(one => one.value === value)?.name ?? value)
    const said = values[0]?.includes('..')
      ? rangeWords(rangeOf(values), facet?.range?.unit ?? '').trim()
      : names.join(' or ')
    const without = wantedOf({ ...wanted, attributes: narrowed(wanted.attributes, key, []) })
    return { words: `${facet?.name ?? key}: ${said}`, without }
  })
}

/** What narrows the search down, in the order in which it is shown; attributes by the names of `facets`. */
export function activeFilters(
  wanted: Wanted,
  categoryName: (slug: string) => string,
  facets: Facets['attributes'] = [],
): ActiveFilter[] {
  const { category, state, tier, in_stock, price_min, price_max, stars_min, ...rest } = wanted
  const set: [string | null | undefined, (keyof Wanted)[]][] = [
    [category && categoryName(category), ['category']],
    [state && placeName(state), ['state']],
    [tier && `${TIERS[tier]} artisans`, ['tier']],
    [priceWords({ price_min, price_max }), ['price_min', 'price_max']],
    [in_stock && 'In stock', ['in_stock']],
    [stars_min === undefined ? null : starsWords(stars_min), ['stars_min']],
  ]
  const filters = { category, state, tier, in_stock, price_min, price_max, stars_min, ...rest }
  const ofFields = set.flatMap(([words, keys]) =>
    words
      ? [{ words, without: wantedOf({ ...filters, ...Object.fromEntries(keys.map(key => [key, undefined])) }) }]
      : [],
  )
  return [...ofFields, ...attributeFilters(wanted, facets)]
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
