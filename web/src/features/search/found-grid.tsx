import { ProductCard } from '../catalogue/product-card'
import grid from '../catalogue/product-grid.module.css'
import { Marked } from './marked'
import type { Found } from './queries'

const EAGER = 4

/** What was found, as in the shop, and why: the words in the title, and else where they stand in the description. */
export function FoundGrid({ found }: { found: readonly Found[] }) {
  return (
    <ul className={grid.grid}>
      {found.map(({ product, artisan, title, excerpt }, index) => (
        <li key={product.id}>
          <ProductCard product={product} title={<Marked pieces={title} />} eager={index < EAGER}>
            {!title.some(piece => piece.marked) && excerpt.some(piece => piece.marked) && (
              <p className="muted small break">
                <Marked pieces={excerpt} />
              </p>
            )}
            <p className="muted small break">{artisan.display_name}</p>
          </ProductCard>
        </li>
      ))}
    </ul>
  )
}
