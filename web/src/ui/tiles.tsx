import type { ReactNode } from 'react'
import css from './tiles.module.css'

export const Tiles = ({ children }: { children: ReactNode }) => <ul className={css.tiles}>{children}</ul>

interface Props {
  /** What is counted: a link to it. */
  label: ReactNode
  value: string
  /** Nothing to do here. */
  quiet?: boolean
  children?: ReactNode
}

/** One figure with its name. */
export const Tile = ({ label, value, quiet, children }: Props) => (
  <li className={quiet ? `${css.tile} ${css.quiet}` : css.tile}>
    <p className={css.label}>{label}</p>
    <p className={css.value}>{value}</p>
    {children && <div className={css.note}>{children}</div>}
  </li>
)
