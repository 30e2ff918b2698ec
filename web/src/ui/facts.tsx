import type { ReactNode } from 'react'
import css from './facts.module.css'

export interface FactRow {
  name: ReactNode
  /** Tells it from the others, where its name is more than words. */
  key?: string
  value: ReactNode
  /** The sum of what stands above. */
  total?: boolean
}

/** Names with their values, a row each. Rows that are false are left out. */
export function Facts({ rows }: { rows: readonly (FactRow | false | null | undefined)[] }) {
  return (
    <dl className={css.facts}>
      {rows
        .filter(row => Boolean(row))
        .map(row => {
          const { name, key, value, total } = row as FactRow
          return (
            <div key={key ?? String(name)} className={total ? `${css.fact} ${css.total}` : css.fact}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          )
        })}
    </dl>
  )
}
