import type { Schema } from '@homify/client'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ZONE } from '~/domain/zone'
import { Money } from '~/ui/money'
import { Picture } from '~/ui/picture'
import { Rated } from '~/ui/rated'
import css from './product-grid.module.css'
import type { Product } from './queries'

/** So few left that a buyer should know. */
const FEW = 5

export const stockWords = (stock: number): string | null =>
  stock === 0 ? 'Sold out' : stock < FEW ? `Only ${stock} left` : null

/** As the grid has it: columns of at least 150 px on a phone, of 220 px elsewhere. `start.js` and the page's document say the same. */
export const CARD = '(min-width: 700px) 260px, (min-width: 506px) 180px, (min-width: 344px) 46vw, 92vw'

/** `8 Dec`, without what the first page does not need of `domain/time`. */
const dayOf = (at: string): string =>
  new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: ZONE })

interface Props {
  product: Product & Partial<Pick<Schema<'ProductWithArtisan'>, 'artisan'>>
  /** The title, where parts of it are marked. */
  title?: ReactNode
  /** What else is to be said, below the price. */
  children?: ReactNode
  /** One of the first on the page: its picture is loaded at once. */
  eager: boolean
}

/** A product as a picture with a name and a price. All of it leads to its page. */
export function ProductCard({ product, title, children, eager }: Props) {
  const back = product.artisan?.away_until
  const left = back && Date.parse(back) > Date.now() ? `Back on ${dayOf(back)}` : stockWords(product.stock)
  return (
    <article className={css.card}>
      <div className={css.picture}>
        <Picture image={product.images[0]} alt="" eager={eager} sizes={CARD} />
      </div>
      <div className={css.text}>
        <h3 className={css.title}>
          <Link to="/products/$productId" params={{ productId: product.id }}>
            {title ?? product.title}
          </Link>
        </h3>
        <p className={css.price}>
          <Money of={product.price} />
        </p>
        <Rated of={product.rating} />
        {left && <p className={css.left}>{left}</p>}
        {children}
      </div>
    </article>
  )
}
