import type { ReactNode } from 'react'
import css from './table.module.css'

export interface Column<Row> {
  head: string
  cell(row: Row): ReactNode
  /** Figures stand at the right. */
  number?: boolean
  /** Sentences get room, so that a row does not grow high on a narrow screen. */
  text?: boolean
}

const classOf = ({ number, text }: { number?: boolean; text?: boolean }): string | undefined =>
  number ? css.number : text ? css.text : undefined

interface Props<Row> {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf(row: Row): string
}

/** A table of the platform. The first column names the row. On a narrow screen it scrolls in its own frame. */
export function Table<Row>({ caption, columns, rows, keyOf }: Props<Row>) {
  return (
    // The frame scrolls, so the keyboard must reach it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className={css.scroll} aria-label={`${caption}, as a table`} tabIndex={0}>
      <table className={css.table}>
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column.head} scope="col" className={classOf(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={keyOf(row)}>
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.head} scope="row">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.head} className={classOf(column)}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
