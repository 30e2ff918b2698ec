import { Link, type LinkProps, Outlet, useLocation } from '@tanstack/react-router'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { LateBars } from './late'
import css from './shell.module.css'

export interface Place {
  label: string
  link: LinkProps
  icon: LucideIcon
  /** A number on it, with what it counts: read out, and drawn. */
  count?: { value: number; of: string }
  /** Current only on exactly its address, not on those below it. */
  exact?: boolean
  /** What else belongs to it, by how the addresses begin: it is current there, too. */
  also?: readonly string[]
  /** Once only: at the bottom of a phone, and elsewhere among the header's tools. */
  bottomOnly?: boolean
}

interface Props {
  /** What stands beside the name, such as "for artisans". */
  name?: string
  home: LinkProps
  /** The places of this part of the app: in the bar at the bottom of a phone, in the header elsewhere. Five at most. */
  places: readonly Place[]
  /** Looks for something: beside the places, and on a phone below the name. */
  search?: ReactNode
  /** One more place in the bar at the bottom of a phone, which may come later. */
  more?: ReactNode
  /** Quick ways at the header's right. */
  tools?: ReactNode
  /** In place of the page of the address. */
  children?: ReactNode
}

export const Count = ({ value, of }: { value: number; of: string }) =>
  value > 0 ? (
    <>
      <span className={css.count} aria-hidden="true">
        {value > 99 ? '99+' : value}
      </span>
      <span className="vh">
        {' '}
        {value} {of}
      </span>
    </>
  ) : null

export const Tool = ({ label, icon: Icon, link, count, wide, bottomOnly }: Place & { wide?: boolean }) => (
  <Link {...link} className={bottomOnly ? `${css.tool} ${css.roomy}` : css.tool}>
    <Icon size={22} aria-hidden="true" />
    <span className={wide ? css.wide : 'vh'}>{label}</span>
    {count && <Count {...count} />}
  </Link>
)

const Mark = () => (
  <svg width="28" height="28" viewBox="0 0 512 512" aria-hidden="true">
    <rect width="512" height="512" rx="112" fill="currentColor" />
    <path d="M256 116 112 240v156h92V296h104v100h92V240z" fill="var(--surface)" />
  </svg>
)

/** What is around every page of a part of the app. */
export function Shell({ name, home, places, search, more, tools, children }: Props) {
  const at = useLocation({ select: location => location.pathname })
  const current = ({ exact, also }: Place) => ({
    activeOptions: { exact },
    ...(also?.some(begin => at.startsWith(begin)) ? { 'aria-current': 'page' as const } : {}),
  })
  return (
    <div className={css.frame}>
      <a href="#main" className={css.skip}>
        Skip to content
      </a>
      <LateBars />
      <header className={css.header}>
        <div className={css.inner}>
          <Link {...home} className={css.brand}>
            <Mark />
            Homify
            {name && <span className={css.place}>{name}</span>}
          </Link>
          <nav className={css.nav} aria-label="Main">
            {places
              .filter(place => !place.bottomOnly)
              .map(place => (
                <Link key={place.label} {...place.link} {...current(place)}>
                  {place.label}
                </Link>
              ))}
          </nav>
          {search}
          {tools && <div className={css.tools}>{tools}</div>}
        </div>
      </header>
      <main id="main" className={css.main} tabIndex={-1}>
        {children ?? <Outlet />}
      </main>
      <footer className={css.footer}>
        <p>Homify holds what you pay until you confirm that you have what was promised.</p>
      </footer>
      <nav className={css.bottom} aria-label="Main, at the bottom">
        <ul>
          {places.map(place => (
            <li key={place.label}>
              <Link {...place.link} {...current(place)}>
                <place.icon size={22} aria-hidden="true" />
                {place.label}
                {place.count && <Count {...place.count} />}
              </Link>
            </li>
          ))}
          {more}
        </ul>
      </nav>
    </div>
  )
}
