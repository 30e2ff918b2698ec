import { Link } from '@tanstack/react-router'
import { formatMoney } from '~/domain/money'
import { When } from '~/ui/when'
import type { StatementLine } from './queries'
import css from './statement.module.css'

/** What happened, and whether it made what can be withdrawn more or less. */
const LINE: Record<StatementLine['action'], { say: string; sign: '+' | '−' | '' }> = {
  'wallet.held': { say: 'Held for you: an order was paid', sign: '' },
  'wallet.given_back': { say: 'Went back to the buyer', sign: '−' },
  'wallet.credited': { say: 'Yours: an order was completed', sign: '+' },
  'wallet.payout_started': { say: 'Payout to your bank', sign: '−' },
  'wallet.paid_out': { say: 'Payout arrived', sign: '' },
  'wallet.payout_returned': { say: 'Payout came back', sign: '+' },
  'wallet.payouts_resumed': { say: 'Payouts go on', sign: '' },
}

/** The statement, newest first as it is read: what moved, why, and what was left to withdraw. */
export function StatementRows({ lines }: { lines: readonly StatementLine[] }) {
  return (
    <ul className={css.lines}>
      {lines.map(line => {
        const { say, sign } = LINE[line.action]
        return (
          <li key={line.seq} className={css.line}>
            <div>
              <p className="strong">{say}</p>
              <p className="muted small row">
                <When at={line.at} />
                {line.order_id && (
                  <Link to="/orders/$orderId" params={{ orderId: line.order_id }}>
                    The order
                  </Link>
                )}
                {line.payout_id && (
                  <Link to="/me/payouts/$payoutId" params={{ payoutId: line.payout_id }}>
                    The payout
                  </Link>
                )}
              </p>
              {line.recovered && line.recovered.amount > 0 && (
                <p className="small">{formatMoney(line.recovered)} of it paid what you owed.</p>
              )}
            </div>
            <div className={css.amounts}>
              <p className="strong nums">
                {sign}
                {formatMoney(line.amount)}
              </p>
              <p className="muted small nums">{formatMoney(line.available_after)} left</p>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
