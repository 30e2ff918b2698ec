import { Link } from '@tanstack/react-router'
import { Money } from '~/ui/money'
import { Picture } from '~/ui/picture'
import css from './product-grid.module.css'
import type { Product } from './queries'

/** So few left that a buyer should know. */
export const FEW = 5
const EAGER = 4

export const stockWords = (stock: number): string | null =>
  stock === 0 ? 'Sold out' : stock < FEW ? `Only ${stock} left` : null

/** Products as pictures with a name and a price. The first four are loaded at once. */
export function ProductGrid({ products, eager = true }: { products: readonly Product[]; eager?: boolean }) {
  return (
    <ul className={css.grid}>
      {products.map((product, index) => (
        <li key={product.id}>
          <article className={css.card}>
            <div className={css.picture}>
              <Picture url={product.images[0]?.url} alt="" eager={eager && index < EAGER} />
            </div>
            <div className={css.text}>
              <h3 className={css.title}>
                <Link to="/products/$productId" params={{ productId: product.id }}>
                  {product.title}
                </Link>
              </h3>
              <p className={css.price}>
                <Money of={product.price} />
              </p>
              {stockWords(product.stock) && <p className={css.left}>{stockWords(product.stock)}</p>}
            </div>
          </article>
        </li>
      ))}
    </ul>
  )
}
