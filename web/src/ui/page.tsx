import { Link, type LinkProps } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import css from './page.module.css'

interface Props {
  /** The page's one `h1`, and the name of its tab: announced and focused when somebody comes here. */
  title: string
  sub?: ReactNode
  /** Where one level up is. */
  back?: { label: string; link: LinkProps }
  /** The one thing that is done from the head, if there is one. */
  action?: ReactNode
  /** A column for reading and forms; without, the whole width. */
  narrow?: boolean
  children: ReactNode
}

/** What each page is made of: the way back, its title, its parts in one column. */
export function Page({ title, sub, back, action, narrow, children }: Props) {
  return (
    <div className={narrow ? `${css.page} ${css.narrow}` : css.page}>
      <title>{`${title} · Homify`}</title>
      <div>
        {back && (
          <Link {...back.link} className={css.back}>
            <ChevronLeft size={18} aria-hidden="true" />
            {back.label}
          </Link>
        )}
        <div className={css.head}>
          <div className={css.titles}>
            <h1 tabIndex={-1}>{title}</h1>
            {sub && <div className={css.sub}>{sub}</div>}
          </div>
          {action}
        </div>
      </div>
      {children}
    </div>
  )
}
