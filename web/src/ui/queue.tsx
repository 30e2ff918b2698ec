import { type ReactNode, useEffect, useRef } from 'react'
import css from './queue.module.css'
import { isShortcut } from './shortcut'

interface Props<Row> {
  label: string
  rows: readonly Row[]
  keyOf(row: Row): string
  children(row: Row): ReactNode
}

/** Work that waits, row by row. `j` goes to the next row's first link or button, `k` to the one before; Enter opens it. */
export function Queue<Row>({ label, rows, keyOf, children }: Props<Row>) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.key !== 'j' && event.key !== 'k') || !isShortcut(event)) return
      if (document.querySelector('dialog[open]')) return
      const items = [...(list.current?.children ?? [])]
      const at = items.findIndex(item => item.contains(document.activeElement))
      const next = items[event.key === 'j' ? Math.min(at + 1, items.length - 1) : Math.max(at - 1, 0)]
      next?.querySelector<HTMLElement>('a, button')?.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <ul ref={list} className={css.rows} aria-label={label}>
      {rows.map(row => (
        <li key={keyOf(row)} className={css.row}>
          {children(row)}
        </li>
      ))}
    </ul>
  )
}

/** The upper line of a row: what it is, and what it is about in money or in a word. */
export const RowHead = ({ title, aside }: { title: ReactNode; aside?: ReactNode }) => (
  <div className={css.head}>
    <h2 className={css.title}>{title}</h2>
    {aside && <div className={css.aside}>{aside}</div>}
  </div>
)
