import { Link, type LinkProps } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import css from './tabs.module.css'

export interface Tab {
  label: string
  link: LinkProps
}

/** Views of one thing, each with an address of its own. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const list = useRef<HTMLUListElement>(null)
  // On a phone they may be wider than the screen.
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView?.({ block: 'nearest', inline: 'center' })
  }, [])
  return (
    <nav aria-label={label}>
      <ul ref={list} className={css.tabs}>
        {tabs.map(tab => (
          <li key={tab.label}>
            <Link
              {...tab.link}
              className={css.tab}
              activeOptions={{ exact: true, includeSearch: true }}
              resetScroll={false}
            >
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
