import type { Schema } from '@homify/client'
import { Link } from '@tanstack/react-router'
import { type Side, shown, titleOf } from '~/domain/order'
import { Badge } from '~/ui/badge'
import { Money } from '~/ui/money'
import { Picture } from '~/ui/picture'
import { Ago, Left } from '~/ui/when'
import css from './order-rows.module.css'

/** Orders, each with where it stands and until when. */
export function OrderRows({ orders, side }: { orders: readonly Schema<'OrderWithParties'>[]; side: Side }) {
  return (
    <ul className={css.rows}>
      {orders.map(order => {
        const { label, tone, left } = shown(order, side)
        return (
          <li key={order.id} className={css.row}>
            <div className={css.picture}>
              <Picture image={order.lines[0]?.image} alt="" sizes="64px" />
            </div>
            <div className={css.text}>
              <p className={css.title}>
                <Link to="/orders/$orderId" params={{ orderId: order.id }}>
                  {titleOf(order)}
                </Link>
              </p>
              <p className={`muted small ${css.about}`}>
                <span>{side === 'buyer' ? order.artisan.display_name : order.buyer.name}</span>
                <span>
                  {order.due_at && left ? <Left until={order.due_at}>{left}</Left> : <Ago at={order.created_at} />}
                </span>
              </p>
            </div>
            <div className={css.side}>
              <span className="strong">
                <Money of={order.total} />
              </span>
              <Badge tone={tone}>{label}</Badge>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
