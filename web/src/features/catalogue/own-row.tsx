import { Link } from '@tanstack/react-router'
import { useAction } from '~/api/action'
import { Badge } from '~/ui/badge'
import { Money } from '~/ui/money'
import { Picture } from '~/ui/picture'
import { ActionNotice } from '~/ui/problem'
import { Stepper } from '~/ui/stepper'
import css from './own-row.module.css'
import type { Product } from './queries'

const MOST = 1_000_000

const STANDS = { draft: 'Draft', hidden: 'Hidden', archived: 'Put away' } as const

/** One of the artisan's own products, with how many there are. */
export function OwnRow({ product }: { product: Product }) {
  const action = useAction('post', '/products/{product_id}/stock', {
    scope: product.id,
    stale: ['/me/products', '/products', '/products/{product_id}'],
  })
  const adjust = (stock: number) =>
    void action.run({ path: { product_id: product.id }, body: { delta: stock - product.stock } })
  return (
    <li className={css.row}>
      <div className={css.picture}>
        <Picture image={product.images[0]} alt="" sizes="72px" />
      </div>
      <div className={css.text}>
        <p className={css.title}>
          <Link to="/me/products/$productId" params={{ productId: product.id }}>
            {product.title}
          </Link>
        </p>
        <p>
          <Money of={product.price} />
        </p>
        {product.status !== 'on_sale' ? (
          <Badge>{STANDS[product.status]}</Badge>
        ) : product.stock === 0 ? (
          <Badge tone="warn">Sold out</Badge>
        ) : product.images.length === 0 ? (
          <Badge tone="warn">No photo yet</Badge>
        ) : null}
      </div>
      {product.status !== 'archived' && (
        <div className={css.stock} aria-busy={action.busy || undefined}>
          <Stepper
            label={`How many of ${product.title}`}
            value={product.stock}
            min={0}
            max={action.busy ? product.stock : MOST}
            onChange={adjust}
          />
        </div>
      )}
      {action.state.at !== 'idle' && action.state.at !== 'done' && action.state.at !== 'sending' && (
        <div className={css.notice}>
          <ActionNotice action={action} />
        </div>
      )}
    </li>
  )
}
