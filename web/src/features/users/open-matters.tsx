import type { Schema } from '@homify/client'
import { Link } from '@tanstack/react-router'
import { Button } from '~/ui/button'
import css from '~/ui/lines.module.css'
import { Money } from '~/ui/money'
import { Notice } from '~/ui/notice'

type Why = Schema<'OpenOrder'>['why']

/** What is open about an order, and what ends it. */
const WORDS: Record<Why, string> = {
  running: 'It is not over. Finish it, or call it off.',
  disputed: 'You two disagree about it. The money is held until that is settled.',
  money_held: 'It is over, and its money is on its way. That takes some minutes.',
  refunding: 'Money goes back to the buyer. Banks take up to ten working days.',
  bank_asks: 'The buyer’s bank asks for the money. We wait for its decision.',
}

const SUMS = [
  ['held', 'held for orders that are not over'],
  ['available', 'waiting for a payout'],
  ['in_transit', 'on its way to your bank'],
  ['debt', 'owed, and kept from your next order'],
] as const

/** Why an account cannot be deleted now: each thing with the way to it. */
export function OpenMatters({ of, onClose }: { of: Schema<'Deletion'>; onClose(): void }) {
  const sums = SUMS.flatMap(([name, words]) => {
    const sum = of.wallet?.[name]
    return sum && sum.amount !== 0 ? [{ name, words, sum }] : []
  })
  return (
    <div className="stack">
      {of.is_administrator ? (
        <Notice tone="warn" title="An administrator’s account stays">
          <p>What you decided has to stay somebody’s. Buy and sell with another account: that one you can delete.</p>
        </Notice>
      ) : (
        <Notice tone="warn" title="Not yet: something is open">
          <p>Once this is done, come back here. Nothing was changed.</p>
        </Notice>
      )}
      {of.orders.length > 0 && (
        <ul aria-label="Open orders">
          {of.orders.map(order => (
            <li key={`${order.order_id} ${order.side}`} className={css.row}>
              <div>
                <p className="strong">
                  <Link to="/orders/$orderId" params={{ orderId: order.order_id }}>
                    {order.side === 'buyer' ? 'An order of yours' : 'An order that you were given'}
                  </Link>
                </p>
                <p className="muted small">{WORDS[order.why]}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
      {of.more_orders && <p>There are more orders like these.</p>}
      {sums.length > 0 && (
        <div>
          <p className="strong">
            <Link to="/me/wallet">Your wallet</Link>
          </p>
          <ul>
            {sums.map(({ name, words, sum }) => (
              <li key={name}>
                <Money of={sum} /> {words}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Button look="primary" onClick={onClose}>
        Close
      </Button>
    </div>
  )
}
