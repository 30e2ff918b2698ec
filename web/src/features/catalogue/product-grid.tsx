import { ProductCard } from './product-card'
import css from './product-grid.module.css'
import type { Product } from './queries'

const EAGER = 4

/** Products as pictures with a name and a price. The first four are loaded at once. */
export function ProductGrid({ products, eager = true }: { products: readonly Product[]; eager?: boolean }) {
  return (
    <ul className={css.grid}>
      {products.map((product, index) => (
        <li key={product.id}>
          <ProductCard product={product} eager={eager && index < EAGER} />
        </li>
      ))}
    </ul>
  )
}
