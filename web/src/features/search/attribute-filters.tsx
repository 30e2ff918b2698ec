import { type FormEvent, useState } from 'react'
import { figures, narrowed, narrowedBy, rangeOf } from '~/domain/attributes'
import type { Facets } from '~/domain/filters'
import { Button } from '~/ui/button'
import { Choice, Choices, TextField } from '~/ui/field'
import css from './filters.module.css'

type Facet = Facets['attributes'][number]

interface Props {
  facets: Facets['attributes']
  /** As it stands in the address. */
  attributes?: string
  onWant(attributes: string | undefined): void
}

/** Narrows the search down by what products of the chosen category say of themselves. */
export function AttributeFilters({ facets, attributes, onWant }: Props) {
  const chosen = narrowedBy(attributes)
  return facets.map(facet =>
    facet.range ? (
      <NumberRange
        key={`${facet.key}-${chosen.get(facet.key)}`}
        facet={facet}
        range={rangeOf(chosen.get(facet.key))}
        onWant={range => onWant(narrowed(attributes, facet.key, range ? [range] : []))}
      />
    ) : (
      <Choices key={facet.key} legend={facet.name}>
        {facet.values.map(({ value, name, count }) => {
          const values = chosen.get(facet.key) ?? []
          const others = values.filter(one => one !== value)
          return (
            <Choice
              key={value}
              type="checkbox"
              label={`${name} (${count})`}
              checked={values.includes(value)}
              onChange={event =>
                onWant(narrowed(attributes, facet.key, event.target.checked ? [...others, value] : others))
              }
            />
          )
        })}
      </Choices>
    ),
  )
}

function NumberRange({
  facet: { name, range },
  range: [low, high],
  onWant,
}: {
  facet: Facet
  range: [string, string]
  onWant(range: string | undefined): void
}) {
  const [wrong, setWrong] = useState<string>()
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const ends = ['from', 'to'].map(end => String(typed.get(end) ?? '').trim())
    const [from, to] = ends.map(text => (text ? figures(text) : ''))
    if (from == null || to == null) return setWrong('Write figures, such as 90 or 90.5.')
    if (from && to && Number(from) > Number(to)) return setWrong('Write the lower figure first.')
    setWrong(undefined)
    onWant(from || to ? `${from}..${to}` : undefined)
  }
  const fields = [
    { end: 'from', label: `${name} from`, value: low, bound: range?.minimum },
    { end: 'to', label: 'to', value: high, bound: range?.maximum },
  ]
  return (
    <form className={css.price} noValidate onSubmit={apply} aria-label={name}>
      {fields.map(({ end, label, value, bound }) => (
        <TextField
          key={end}
          name={end}
          label={`${label} (${range?.unit})`}
          inputMode="decimal"
          autoComplete="off"
          placeholder={String(bound)}
          defaultValue={value}
          aria-invalid={wrong ? true : undefined}
        />
      ))}
      <Button type="submit" aria-label={`Show by ${name.toLowerCase()}`}>
        Show
      </Button>
      {wrong && (
        <p className={css.wrong} role="alert">
          {wrong}
        </p>
      )}
    </form>
  )
}
