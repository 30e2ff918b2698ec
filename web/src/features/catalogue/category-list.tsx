import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import css from './category-list.module.css'
import { categories } from './queries'

/** Categories as ways to their pages: those that stand for themselves, or the parts of one. */
export function CategoryList({ of }: { of?: string }) {
  const items = useSuspenseQuery(categories).data.items.filter(one => one.parent === of)
  if (items.length === 0) return null
  return (
    <nav aria-label={of ? 'Parts of this category' : 'Categories'}>
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
