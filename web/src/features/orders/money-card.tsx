import type { Schema } from '@homify/client'
import { formatMoney } from '~/domain/money'
import type { Order, Side } from '~/domain/order'
import { Card } from '~/ui/card'
import { Facts } from '~/ui/facts'
import { Money } from '~/ui/money'
import css from './money-card.module.css'

type Escrow = Schema<'Escrow'>

/** Where the money is, in one sentence. */
export function whereMoneyIs(order: Pick<Order, 'payment_status'>, escrow: Escrow, side: Side): string {
  const amount = formatMoney(escrow.amount)
  const buyer = side === 'buyer' ? 'you' : 'the buyer'
  const artisan = side === 'artisan' ? 'you' : 'the artisan'
  switch (escrow.status) {
    case 'pending':
      return `${amount} is to be paid.`
    case 'held':
      return `${formatMoney(escrow.held)} is held by Homify until ${buyer} confirm${side === 'buyer' ? '' : 's'}.`
    case 'frozen':
      return `${formatMoney(escrow.held)} is held by Homify, and frozen until the dispute is over.`
    case 'released':
      return `${formatMoney(escrow.released)} went to ${artisan}.`
    case 'refunded':
      return order.payment_status === 'refunding'
        ? `${amount} is on its way back to ${buyer}.`
        : `${amount} went back to ${buyer}.`
    case 'divided':
      return 'The money was divided between the two.'
    case 'charged_back':
      return side === 'buyer' ? 'Your bank took the money back.' : 'The buyer’s bank took the money back.'
    case 'void':
      return 'Nothing was paid.'
  }
}

/** The money of an order: one sentence, then the figures. */
export function MoneyCard({ order, escrow, side }: { order: Order; escrow: Escrow; side: Side }) {
  const none = (money: { amount: number }) => money.amount === 0
  return (
    <Card title="Money">
      <div className="stack">
        <p className={css.where}>{whereMoneyIs(order, escrow, side)}</p>
        <Facts
          rows={[
            { name: 'Price', value: <Money of={escrow.amount} /> },
            !none(escrow.held) && { name: 'Held by Homify', value: <Money of={escrow.held} /> },
            !none(escrow.released) && {
              name: side === 'artisan' ? 'To you' : 'To the artisan',
              value: <Money of={escrow.released} />,
            },
            !none(escrow.fees) && { name: 'Homify’s fee', value: <Money of={escrow.fees} /> },
            !none(escrow.refunded) && {
              name: side === 'buyer' ? 'Back to you' : 'Back to the buyer',
              value: <Money of={escrow.refunded} />,
            },
            !none(escrow.charged_back) && { name: 'Taken back by the bank', value: <Money of={escrow.charged_back} /> },
          ]}
        />
      </div>
    </Card>
  )
}
