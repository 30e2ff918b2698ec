import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useAction } from '~/api/action'
import { may } from '~/domain/actions'
import { formatMoney } from '~/domain/money'
import type { Offer } from '~/domain/offer'
import { Button } from '~/ui/button'
import { Confirm } from '~/ui/confirm'
import { ActionNotice } from '~/ui/problem'
import { toast } from '~/ui/toast'
import { STALE } from './queries'

/** What the buyer does with an offer of theirs now. */
export function BuyerAnswer({ offer }: { offer: Offer }) {
  const [asking, setAsking] = useState(false)
  const done = (words: string) => () => {
    setAsking(false)
    toast(words)
  }
  const about = { scope: offer.id, stale: STALE }
  const accept = useAction('post', '/offers/{offer_id}/accept', {
    ...about,
    onDone: done('Agreed. Order within 24 hours.'),
  })
  const decline = useAction('post', '/offers/{offer_id}/decline', { ...about, onDone: done('You declined.') })
  const withdraw = useAction('post', '/offers/{offer_id}/withdraw', {
    ...about,
    onDone: done('You took your offer back.'),
  })
  const path = { offer_id: offer.id }
  const price = formatMoney(offer.unit_price)
  return (
    <div className="stack-tight">
      <ActionNotice action={decline} />
      <ActionNotice action={withdraw} />
      <div className="row">
        {may(offer.actions, 'accept') && <Button onClick={() => setAsking(true)}>Accept {price}</Button>}
        {may(offer.actions, 'decline') && (
          <Button look="quiet" busy={decline.busy} onClick={() => void decline.run({ path })}>
            Decline
          </Button>
        )}
        {may(offer.actions, 'withdraw') && (
          <Button look="quiet" busy={withdraw.busy} onClick={() => void withdraw.run({ path })}>
            Take it back
          </Button>
        )}
        {offer.state === 'accepted' && (
          <Link to="/products/$productId" params={{ productId: offer.product_id }} hash="offer" className="target">
            Order at {price}
          </Link>
        )}
      </div>
      <Confirm
        open={asking || accept.busy || accept.state.at === 'unknown'}
        title={`Accept ${price}?`}
        onClose={() => setAsking(false)}
        action={accept}
        label={`Accept ${price}`}
        safe="You have not ordered anything yet."
        onConfirm={() => void accept.run({ path, body: { unit_price: offer.unit_price } })}
      >
        <p>
          You can then order at that price for 24 hours. You pay nothing now, and no piece is kept for you until you
          order.
        </p>
      </Confirm>
    </div>
  )
}
