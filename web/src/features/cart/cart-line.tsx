import { Link } from '@tanstack/react-router'
import { Trash2 } from 'lucide-react'
import { type Agreed, type CartLine, type Change, MOST, offerFor, priced } from '~/domain/cart'
import { formatMoney, times } from '~/domain/money'
import { formatDate } from '~/domain/time'
import { Button } from '~/ui/button'
import { Money } from '~/ui/money'
import { Notice } from '~/ui/notice'
import { Picture } from '~/ui/picture'
import { Stepper } from '~/ui/stepper'
import { Left } from '~/ui/when'
import css from './cart.module.css'
import { cart } from './store'

interface Props {
  line: CartLine
  /** As many as there are, where that is known. */
  stock: number | null
  change: Change | null
  agreed: Agreed | null
}

const changeWords = (change: Change): string => {
  switch (change.what) {
    case 'gone':
      return 'This is not sold any more. Take it out to go on.'
    case 'away':
      return `This artisan takes no orders until ${formatDate(change.until)}. Take it out to go on, or order it then.`
    case 'stock':
      return `Only ${change.left} left. Take fewer to go on.`
    case 'price':
      return `The price changed from ${formatMoney(change.was)} to ${formatMoney(change.now)}.`
  }
}

export function CartLineRow({ line, stock, change, agreed }: Props) {
  const { product_id, quantity, title, price } = line
  const offer = offerFor(line, agreed)
  return (
    <li className={css.line}>
      <div className={css.picture}>
        <Picture url={line.picture} alt="" sizes="96px" />
      </div>
      <div className="stack-tight">
        <div className="spread">
          <p className={css.title}>
            <Link to="/products/$productId" params={{ productId: product_id }}>
              {title}
            </Link>
          </p>
          <span className="strong">
            <Money of={times(priced(line, agreed).price, quantity)} />
          </span>
        </div>
        <p className="muted small">
          {offer && offer.unit_price.amount !== price.amount ? (
            <>
              <Money of={offer.unit_price} /> each, as you agreed, instead of <Money of={price} />
              {offer.until && (
                <>
                  . <Left until={offer.until}>to order at that price</Left>
                </>
              )}
            </>
          ) : (
            <>
              <Money of={price} /> each
            </>
          )}
        </p>
        {agreed && !offer && (
          <Notice
            tone="info"
            actions={
              <Button onClick={() => cart.setQuantity(product_id, agreed.quantity)}>Take {agreed.quantity}</Button>
            }
          >
            The {formatMoney(agreed.unit_price)} that you agreed on is for {agreed.quantity} at most. More cost{' '}
            {formatMoney(price)} each.
          </Notice>
        )}
        {change && (
          <Notice
            tone={change.what === 'price' ? 'info' : 'warn'}
            actions={
              change.what === 'price' ? (
                <Button onClick={() => cart.refresh(product_id, { price: change.now, title })}>
                  Take the new price
                </Button>
              ) : change.what === 'stock' ? (
                <Button onClick={() => cart.setQuantity(product_id, change.left)}>Take {change.left}</Button>
              ) : undefined
            }
          >
            {changeWords(change)}
          </Notice>
        )}
        <div className={css.tools}>
          <Stepper
            label={`Quantity of ${title}`}
            value={quantity}
            max={stock ?? MOST}
            onChange={value => cart.setQuantity(product_id, value)}
          />
          <Button look="quiet" onClick={() => cart.remove([product_id])} aria-label={`Take out ${title}`}>
            <Trash2 size={20} aria-hidden="true" />
          </Button>
        </div>
      </div>
    </li>
  )
}
