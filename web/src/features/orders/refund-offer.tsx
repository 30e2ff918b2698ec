import { useState } from 'react'
import { useAction } from '~/api/action'
import { may, whyNot } from '~/domain/actions'
import { formatMoney } from '~/domain/money'
import type { Order } from '~/domain/order'
import { Button } from '~/ui/button'
import { Card } from '~/ui/card'
import { Confirm } from '~/ui/confirm'
import { ActionNotice } from '~/ui/problem'
import { done, STALE } from './keep-order'

/** What the artisan offers to give back; the buyer takes exactly what they see, or declines. */
export function RefundOfferCard({ order }: { order: Order }) {
  const [open, setOpen] = useState(false)
  const offer = order.refund_offer
  const refund_id = offer?.id ?? ''
  const close = () => setOpen(false)
  const accept = useAction('post', '/orders/{order_id}/refunds/{refund_id}/accept', {
    scope: refund_id,
    stale: STALE,
    onDone: done(close, 'Your money is on its way back.'),
  })
  const decline = useAction('post', '/orders/{order_id}/refunds/{refund_id}/decline', {
    scope: refund_id,
    stale: STALE,
    onDone: done(close, 'You declined the offer.'),
  })
  if (!offer) return null
  const path = { order_id: order.id, refund_id }
  const take = order.actions.find(one => one.action === 'accept_refund')
  const amount = formatMoney(offer.amount)
  const rest = order.total.amount - offer.amount.amount
  return (
    <Card title={`The artisan offers ${amount} back`}>
      <div className="stack">
        <p className="lines break">“{offer.reason}”</p>
        <ActionNotice action={decline} />
        <div className="row">
          {take?.allowed && (
            <Button look="primary" onClick={() => setOpen(true)} disabled={decline.busy}>
              Take {amount}
            </Button>
          )}
          {may(order.actions, 'decline_refund') && (
            <Button busy={decline.busy} onClick={() => void decline.run({ path })}>
              Decline
            </Button>
          )}
        </div>
        {take && !take.allowed && <p className="muted small">{whyNot(take)}</p>}
      </div>
      <Confirm
        open={open || accept.busy || accept.state.at === 'unknown'}
        title={`Take ${amount} back?`}
        onClose={() => setOpen(false)}
        action={accept}
        label={`Take ${amount}`}
        onConfirm={() => void accept.run({ path })}
      >
        <p>
          {rest > 0
            ? `${amount} comes back to you, the way you paid. The rest stays held, and the order goes on.`
            : `All of it comes back to you, the way you paid, and the order ends.`}
        </p>
      </Confirm>
    </Card>
  )
}
