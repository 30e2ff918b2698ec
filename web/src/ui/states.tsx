import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import css from './states.module.css'

/** A list with nothing in it: what will be here, and the one action that fills it. */
export function Empty({
  icon: Icon,
  title,
  children,
  action,
}: {
  icon: LucideIcon
  title: string
  children: ReactNode
  action: ReactNode
}) {
  return (
    <div className={css.empty}>
      <span className={css.icon}>
        <Icon size={28} aria-hidden="true" />
      </span>
      <h2>{title}</h2>
      <p>{children}</p>
      {action}
    </div>
  )
}

type Shape = 'line' | 'title' | 'block' | 'row' | 'card'

/** Grey shapes of the size of what comes, so that nothing jumps. */
export function Skeleton({ shape, count = 1 }: { shape: Shape; count?: number }) {
  return Array.from({ length: count }, (_, index) => (
    // The shapes are all alike, so their place is their name.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <div key={index} className={`${css.skeleton} ${css[shape]}`} aria-hidden="true" />
  ))
}

/** What a page shows while it waits: said once to screen readers, drawn as shapes for the rest. */
export const Loading = ({ children }: { children: ReactNode }) => (
  <div className="stack" role="status">
    <span className="vh">Loading</span>
    {children}
  </div>
)
