import { type FormEvent, useState } from 'react'
import { choicesOf, type Facets } from '~/domain/filters'
import { parseMoney, plainMoney } from '~/domain/money'
import { placeName } from '~/domain/places'
import { type Tier, type Wanted, wantedOf } from '~/domain/search'
import { SORTS, TIERS } from '~/domain/search-words'
import { Button } from '~/ui/button'
import { Choice, Select, TextField } from '~/ui/field'
import { AttributeFilters } from './attribute-filters'
import css from './filters.module.css'

interface Props {
  wanted: Wanted
  facets: Facets
  categoryName(slug: string): string
  onWant(next: Wanted): void
}

/** Stars on average from which on something is well rated. */
const GOOD = 4

/** Narrows the search down, and says in which order. Each value says how much it would find; each choice counts at once. */
export function Filters({ wanted, facets, categoryName, onWant }: Props) {
  const want = (change: Record<string, unknown>) => onWant(wantedOf({ ...wanted, ...change }))
  const selects = [
    { name: 'category', label: 'Category', all: 'All', counts: facets.categories, nameOf: categoryName },
    { name: 'state', label: 'Where the artisan works', all: 'Anywhere', counts: facets.states, nameOf: placeName },
    { name: 'tier', label: 'Artisan', all: 'Any', counts: facets.tiers, nameOf: (tier: string) => TIERS[tier as Tier] },
  ] as const
  return (
    <div className={css.filters}>
      {selects.map(({ name, label, all, counts, nameOf }) => (
        <Select
          key={name}
          label={label}
          value={wanted[name] ?? ''}
          onChange={event =>
            // Another category has other attributes.
            want({ [name]: event.target.value || undefined, ...(name === 'category' && { attributes: undefined }) })
          }
        >
          <option value="">{all}</option>
          {choicesOf(counts, wanted[name], nameOf).map(one => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </Select>
      ))}
      <Select label="Sort" value={wanted.sort ?? 'relevance'} onChange={event => want({ sort: event.target.value })}>
        {Object.entries(SORTS).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
      <Price key={`${wanted.price_min}-${wanted.price_max}`} wanted={wanted} facets={facets} onWant={want} />
      <Choice
        type="checkbox"
        label={`In stock only (${facets.in_stock})`}
        checked={wanted.in_stock ?? false}
        onChange={event => want({ in_stock: event.target.checked || undefined })}
      />
      <Choice
        type="checkbox"
        label={`${GOOD} stars and more (${facets.stars.find(one => one.value === String(GOOD))?.count ?? 0})`}
        checked={wanted.stars_min === GOOD}
        onChange={event => want({ stars_min: event.target.checked ? GOOD : undefined })}
      />
      <AttributeFilters
        facets={facets.attributes}
        attributes={wanted.attributes}
        onWant={attributes => want({ attributes })}
      />
    </div>
  )
}

const shownPrice = (amount: number | null | undefined): string => (amount == null ? '' : plainMoney(amount))

function Price({
  wanted,
  facets,
  onWant,
}: Pick<Props, 'wanted' | 'facets'> & { onWant(prices: Pick<Wanted, 'price_min' | 'price_max'>): void }) {
  const [wrong, setWrong] = useState<string>()
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const [from, to] = ['from', 'to'].map(name => String(typed.get(name) ?? '').trim())
    const [low, high] = [from, to].map(text => (text ? parseMoney(text) : undefined))
    if (low === null || high === null) return setWrong('A price is a number, such as 12,500.')
    setWrong(undefined)
    onWant({ price_min: low, price_max: high })
  }
  const fields = [
    { name: 'from', label: 'Price from', value: wanted.price_min, bound: facets.price_min },
    { name: 'to', label: 'to', value: wanted.price_max, bound: facets.price_max },
  ]
  return (
    <form className={css.price} noValidate onSubmit={apply}>
      {fields.map(({ name, label, value, bound }) => (
        <TextField
          key={name}
          name={name}
          label={label}
          before="₦"
          inputMode="decimal"
          autoComplete="off"
          placeholder={shownPrice(bound)}
          defaultValue={shownPrice(value)}
          aria-invalid={wrong ? true : undefined}
        />
      ))}
      <Button type="submit">Show</Button>
      {wrong && (
        <p className={css.wrong} role="alert">
          {wrong}
        </p>
      )}
    </form>
  )
}
