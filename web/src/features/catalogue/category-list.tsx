import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import css from './category-list.module.css'
import { categories } from './queries'

/** All categories, as ways to their pages. */
export function CategoryList() {
  const { items } = useSuspenseQuery(categories).data
  return (
    <nav aria-label="Categories">
      <ul className={css.list}>
        {items.map(({ slug, name }) => (
          <li key={slug}>
            <Link to="/categories/$slug" params={{ slug }} className={css.item}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
