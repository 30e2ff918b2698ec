import { useState } from 'react'
import { useAction } from '~/api/action'
import { may } from '~/domain/actions'
import { formatMoney } from '~/domain/money'
import { inAll, type Offer } from '~/domain/offer'
import { Button } from '~/ui/button'
import { Confirm } from '~/ui/confirm'
import { Dialog } from '~/ui/dialog'
import { ActionNotice } from '~/ui/problem'
import { toast } from '~/ui/toast'
import { PriceForm } from './price-form'
import { STALE } from './queries'

/** What the artisan answers to an offer. */
export function ArtisanAnswer({ offer }: { offer: Offer }) {
  const [asking, setAsking] = useState<'accept' | 'counter' | null>(null)
  const close = () => setAsking(null)
  const done = (words: string) => () => {
    close()
    toast(words)
  }
  const about = { scope: offer.id, stale: STALE }
  const accept = useAction('post', '/offers/{offer_id}/accept', {
    ...about,
    onDone: done('Accepted. The buyer has 24 hours to order.'),
  })
  const counter = useAction('post', '/offers/{offer_id}/counter', {
    ...about,
    onDone: done('The buyer is told what you ask for.'),
  })
  const decline = useAction('post', '/offers/{offer_id}/decline', { ...about, onDone: done('Declined.') })
  const path = { offer_id: offer.id }
  const price = formatMoney(offer.unit_price)
  if (!may(offer.actions, 'accept')) return null
  return (
    <div className="stack-tight">
      <ActionNotice action={decline} />
      <div className="row">
        <Button onClick={() => setAsking('accept')} disabled={decline.busy}>
          Accept {price}
        </Button>
        <Button onClick={() => setAsking('counter')} disabled={decline.busy}>
          Ask for something between
        </Button>
        <Button look="quiet" busy={decline.busy} onClick={() => void decline.run({ path })}>
          Decline
        </Button>
      </div>
      <Confirm
        open={asking === 'accept' || accept.busy || accept.state.at === 'unknown'}
        title={`Sell for ${price}?`}
        onClose={close}
        action={accept}
        label={`Accept ${price}`}
        onConfirm={() => void accept.run({ path, body: { unit_price: offer.unit_price } })}
      >
        <p>
          {inAll(offer) ? `${inAll(offer)}. ` : ''}The buyer can order at this price for 24 hours, once. It is paid and
          held like any order, and our fee is of this price. Until they order, others can buy what is left.
        </p>
      </Confirm>
      <Dialog open={asking === 'counter'} title="What would you sell for?" onClose={close}>
        <PriceForm
          label="Price of one"
          hint={`Between the ${formatMoney(offer.offered)} that is offered and your ${formatMoney(offer.list_price)}.`}
          submit="Ask for this"
          above={offer.offered.amount}
          below={offer.list_price.amount}
          action={counter}
          primary
          onSubmit={amount => void counter.run({ path, body: { unit_price: { ...offer.offered, amount } } })}
        />
      </Dialog>
    </div>
  )
}
