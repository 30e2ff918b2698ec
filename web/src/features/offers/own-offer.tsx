import { useQuery } from '@tanstack/react-query'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useAction } from '~/api/action'
import { useWho } from '~/app/session'
import { may, whyNot } from '~/domain/actions'
import { formatMoney } from '~/domain/money'
import { courseOf, lastOffer, type Offer } from '~/domain/offer'
import { useCart } from '~/features/cart/lines'
import { cart } from '~/features/cart/store'
import type { Product } from '~/features/catalogue/queries'
import { Button, ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { LoadError } from '~/ui/load-error'
import { Stepper } from '~/ui/stepper'
import { toast } from '~/ui/toast'
import { Deadline } from '~/ui/when'
import { BuyerAnswer } from './buyer-answer'
import { PriceForm } from './price-form'
import { ownOffer, STALE } from './queries'

/** On the page of a product that takes offers: what one offered for it, or where one does. */
export default function OwnOffer({ product }: { product: Product }) {
  const who = useWho()
  const here = useLocation({ select: location => location.href })
  if (who?.userId.slice(4) === product.artisan_id.slice(4)) return null
  return (
    <Card title="Offer a price">
      {who ? (
        <Known product={product} />
      ) : (
        <div className="stack-tight">
          <p>This artisan takes offers below the price.</p>
          <div className="row">
            <ButtonLink to="/login" search={{ next: here }}>
              Log in to offer a price
            </ButtonLink>
          </div>
        </div>
      )}
    </Card>
  )
}

function Known({ product }: { product: Product }) {
  const own = useQuery(ownOffer(product.id))
  if (own.isError) return <LoadError error={own.error} onAgain={() => void own.refetch()} />
  if (!own.data) return <p className="muted">One moment.</p>
  const { offer, actions } = own.data
  const propose = actions.find(one => one.action === 'propose')
  return (
    <div className="stack">
      {offer && <Standing offer={offer} product={product} />}
      {may(actions, 'propose') ? (
        <Propose product={product} offer={offer} />
      ) : (
        propose && !(offer && OPEN.has(offer.state)) && <p className="muted small">{whyNot(propose)}</p>
      )}
    </div>
  )
}

const OPEN: ReadonlySet<Offer['state']> = new Set<Offer['state']>(['proposed', 'countered', 'accepted'])

function Standing({ offer, product }: { offer: Offer; product: Product }) {
  if (!OPEN.has(offer.state)) {
    const last = lastOffer[offer.state]
    return last ? <p className="muted">{last}</p> : null
  }
  return (
    <div className="stack-tight" role="status">
      <p>{courseOf(offer)}</p>
      {offer.until && (
        <p className="muted small">
          {WAITS[offer.state]} <Deadline at={offer.until} />
        </p>
      )}
      {offer.state === 'accepted' ? <Order offer={offer} product={product} /> : <BuyerAnswer offer={offer} />}
    </div>
  )
}

const WAITS: Partial<Record<Offer['state'], string>> = {
  proposed: 'You have not ordered anything. The artisan answers at the latest',
  countered: 'Answer at the latest',
  accepted: 'Agreed. No piece is kept for you; order at the latest',
}

function Order({ offer, product }: { offer: Offer; product: Product }) {
  const navigate = useNavigate()
  const line = useCart().find(one => one.product_id === product.id)
  const put = () => {
    if (!line) {
      cart.add({
        product_id: product.id,
        quantity: offer.quantity,
        title: product.title,
        price: product.price,
        picture: product.images[0]?.sizes[0]?.webp ?? null,
        artisan_id: product.artisan_id,
      })
    } else cart.setQuantity(product.id, offer.quantity)
    void navigate({ to: '/cart' })
  }
  return (
    <div className="row">
      <Button onClick={put}>
        Put {offer.quantity} into the cart at {formatMoney(offer.unit_price)}
      </Button>
    </div>
  )
}

function Propose({ product, offer }: { product: Product; offer: Offer | null }) {
  const asked = offer?.state === 'countered' ? offer : null
  const [quantity, setQuantity] = useState(asked?.quantity ?? 1)
  const action = useAction('post', '/products/{product_id}/offers', {
    scope: product.id,
    stale: STALE,
    onDone: () => toast('The artisan is told of your offer.'),
  })
  return (
    <PriceForm
      label={asked ? 'Or offer something else for one' : 'What you would pay for one'}
      hint="The artisan answers within two days. If they accept, you can order at that price for 24 hours. You pay nothing now."
      submit="Send the offer"
      below={asked?.unit_price.amount ?? product.price.amount}
      action={action}
      onSubmit={amount =>
        void action.run({
          path: { product_id: product.id },
          body: { unit_price: { ...product.price, amount }, quantity },
        })
      }
    >
      <Stepper
        label={`How many of ${product.title} you offer for`}
        value={quantity}
        max={Math.max(1, Math.min(product.stock, 1000))}
        onChange={setQuantity}
      />
    </PriceForm>
  )
}
