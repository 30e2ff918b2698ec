import { type ReactNode, useId } from 'react'
import css from './card.module.css'

/** A part of a page that stands for itself. With a title it is a region that a screen reader can jump to. */
export function Card({
  title,
  aside,
  flush,
  children,
}: {
  title?: string
  aside?: ReactNode
  flush?: boolean
  children: ReactNode
}) {
  const id = useId()
  return (
    <section className={flush ? `${css.card} ${css.flush}` : css.card} aria-labelledby={title ? id : undefined}>
      {title && (
        <div className={css.head}>
          <h2 id={id}>{title}</h2>
          {aside}
        </div>
      )}
      {children}
    </section>
  )
}
