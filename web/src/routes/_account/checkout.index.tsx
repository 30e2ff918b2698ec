import type { Schema } from '@homify/client'
import { cartCheckout } from '@homify/client/limits'
import { useQueries, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, Link } from '@tanstack/react-router'
import { ShoppingCart } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useAction } from '~/api/action'
import { rules, showFields } from '~/api/form'
import { invalidate } from '~/api/query'
import { byArtisan, offerFor, priced, total } from '~/domain/cart'
import { type DeliveryKind, formatFee, waysOf } from '~/domain/delivery'
import { type Money as Amount, formatMoney, sum, times } from '~/domain/money'
import { type Delivery, keepDelivery, lastDelivery } from '~/features/cart/address'
import css from '~/features/cart/cart.module.css'
import { DeliveryChoice } from '~/features/cart/delivery-choice'
import { PinField } from '~/features/cart/pin-field'
import { cart } from '~/features/cart/store'
import { useCheckedCart } from '~/features/cart/use-checked-cart'
import { artisan } from '~/features/catalogue/queries'
import { AddressFields, addressOf, typedAddress } from '~/features/users/address-fields'
import { addressBook } from '~/features/users/own-queries'
import { me } from '~/features/users/queries'
import { SavedAddresses } from '~/features/users/saved-addresses'
import { Button, ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { Facts } from '~/ui/facts'
import { TextField } from '~/ui/field'
import { Money } from '~/ui/money'
import { Notice } from '~/ui/notice'
import { Page } from '~/ui/page'
import { ActionNotice } from '~/ui/problem'
import { Empty } from '~/ui/states'

export const Route = createFileRoute('/_account/checkout/')({
  // Without the book an address is typed, as by whoever has none.
  loader: ({ context: { queryClient } }) =>
    Promise.all([queryClient.ensureQueryData(me), queryClient.prefetchQuery(addressBook)]),
  component: Checkout,
})

const limits = cartCheckout.delivery

function Checkout() {
  const user = useSuspenseQuery(me).data
  const { lines: checked, blocked } = useCheckedCart()
  const lines = checked.map(({ line, agreed }) => priced(line, agreed))
  const agreed = checked.flatMap(({ line, agreed }) => offerFor(line, agreed)?.offer_id ?? [])
  const [leaving, setLeaving] = useState(false)
  const kept = lastDelivery()
  const first = useQuery(addressBook).data?.addresses[0]
  // The book says what a checkout begins with. What is near the last address, and its pin, belong to that alone.
  const last: Partial<Delivery> = first && first.address !== kept.address ? first : kept
  const [pin, setPin] = useState<Schema<'Pin'> | null>(last.pin ?? null)
  const [picks, setPicks] = useState<Record<string, DeliveryKind>>({})
  const client = useQueryClient()
  const { register, handleSubmit, formState, setError, reset, watch } = useForm({
    defaultValues: typedAddress({ recipient: user.name, phone: user.phone ?? '', ...last }),
  })
  const { errors } = formState
  const checkout = useAction('post', '/checkout', {
    scope: 'cart',
    stale: ['/orders', '/cart', '/offers', '/me/offers/{product_id}'],
    onDone: (answer, _client, { body }) => {
      setLeaving(true)
      // Only what was ordered: another tab may have put more into the cart.
      cart.ordered(body.items.map(item => item.product_id))
      location.assign(answer.payment_url)
    },
  })
  const problem = checkout.state.at === 'failed' ? checkout.state.problem : null
  const [beside, setBeside] = useState(false)
  // What a delivery costs by now, as the refusal says: what was read of the artisan may be kept for a while.
  const sent = useRef<Schema<'ChosenDelivery'>[]>([])
  const [fees, setFees] = useState<Record<string, Amount>>({})
  useEffect(() => {
    if (problem?.problem === 'offer-over') void invalidate(client, '/cart')
    if (problem?.problem === 'delivery-changed') {
      const { artisan_id: id, fee } = problem.facts
      const option = sent.current.find(way => way.artisan_id === id)?.option
      if (fee && option) setFees(before => ({ ...before, [id + option]: fee }))
      void invalidate(client, '/artisans/{artisan_id}')
    }
    setBeside(
      problem ? showFields(problem, setError, ['recipient', 'phone', 'address', 'city', 'area', 'landmark']) : false,
    )
  }, [client, problem, setError])
  const groups = byArtisan(lines)
  const [area, town] = watch(['area', 'city'])
  const parts = useQueries({
    queries: groups.map(group => artisan(group.artisan_id)),
    combine: found =>
      groups.map((group, index) => {
        const own = found[index]?.data
        const ways = waysOf(own?.delivery_options ?? {}, { area, town }, total(group.lines))
        const reached = ways.filter(way => way.fee !== null)
        // Where there is one way, there is nothing to choose.
        const chosen =
          reached.find(way => way.kind === picks[group.artisan_id]) ??
          (reached.length === 1 ? (reached[0] ?? null) : null)
        const fee = chosen && (fees[group.artisan_id + chosen.kind] ?? chosen.fee)
        const asked = found[index]?.isPending ?? true
        return {
          ...group,
          asked,
          name: own?.display_name ?? 'this artisan',
          ways,
          chosen: chosen && { ...chosen, fee },
        }
      }),
  })
  const deliveries = parts.flatMap(part =>
    part.chosen?.fee ? [{ ...part.chosen, fee: part.chosen.fee, id: part.artisan_id, name: part.name }] : [],
  )
  const asking = parts.some(part => part.asked)
  const open = parts.some(part => part.ways.length > 0 && !part.chosen)

  if (leaving) {
    return (
      <Page title="To the payment page" narrow>
        <Notice tone="good" role="status" title="Your order is placed">
          <p>We take you to the payment page now. Your goods are reserved until you have paid.</p>
        </Notice>
      </Page>
    )
  }
  if (lines.length === 0 && !checkout.busy && checkout.state.at !== 'unknown') {
    return (
      <Page title="Checkout" narrow>
        <Empty
          icon={ShoppingCart}
          title="Your cart is empty"
          action={<ButtonLink to="/orders">See your orders</ButtonLink>}
        >
          What you have ordered already is among your orders.
        </Empty>
      </Page>
    )
  }
  const all = sum([total(lines), ...deliveries.map(one => one.fee)])
  return (
    <Page title="Checkout" back={{ label: 'Your cart', link: { to: '/cart' } }}>
      <form
        className="columns"
        noValidate
        onSubmit={handleSubmit(values => {
          const address = addressOf(values, setError)
          if (!address) return
          const delivery = { ...address, ...(pin ? { pin } : {}) }
          keepDelivery(delivery)
          const items = lines.map(({ product_id, quantity, price }) => ({ product_id, quantity, unit_price: price }))
          const ways = deliveries.map(({ id, kind, fee }) => ({ artisan_id: id, option: kind, fee }))
          sent.current = ways
          const chosen = ways.length > 0 ? { delivery_options: ways } : {}
          const offers = agreed.length > 0 ? { offers: agreed } : {}
          void checkout.run({ body: { items, delivery, ...chosen, ...offers } })
        })}
      >
        <Card title="Where should it go?">
          <div className="stack">
            <SavedAddresses
              onChoose={address => {
                reset(typedAddress(address))
                setPin(null)
              }}
            />
            <AddressFields
              register={register}
              errors={errors}
              hints={{
                phone: 'The artisan calls it to deliver.',
                address: 'With what helps to find it, such as “blue gate behind the school”.',
              }}
            />
            <TextField
              label="What is near it"
              optional
              hint="What everybody there knows, such as “opposite the yellow church”."
              error={errors.landmark?.message}
              {...register('landmark', rules(limits.landmark, 'What is near it'))}
            />
            <PinField pin={pin} onChange={setPin} />
          </div>
        </Card>
        <div className={`${css.aside} stack`}>
          {parts.some(part => part.ways.length > 0) && (
            <Card title="Delivery">
              <div className="stack">
                {parts.map(
                  part =>
                    part.ways.length > 0 && (
                      <DeliveryChoice
                        key={part.artisan_id}
                        name={part.name}
                        artisanId={part.artisan_id}
                        ways={part.ways}
                        addressed={area !== '' && town.trim().length > 1}
                        chosen={part.chosen}
                        onChoose={way => setPicks(before => ({ ...before, [part.artisan_id]: way.kind }))}
                      />
                    ),
                )}
              </div>
            </Card>
          )}
          <Card
            title="Your order"
            aside={
              <Link to="/cart" className="target">
                Change
              </Link>
            }
          >
            <div className="stack">
              <Facts
                rows={[
                  ...lines.map(line => ({
                    name: `${line.quantity} × ${line.title}`,
                    value: <Money of={times(line.price, line.quantity)} />,
                  })),
                  ...deliveries.map(({ id, name, fee }) => ({
                    key: id,
                    name: deliveries.length > 1 ? `Delivery, ${name}` : 'Delivery',
                    value: fee.amount === 0 ? formatFee(fee) : <Money of={fee} />,
                  })),
                  { name: 'Total', value: <Money of={all} />, total: true },
                ]}
              />
              {agreed.length > 0 && (
                <p className="muted small">
                  The price that you agreed on is good for one order. If you do not pay in time, you have to offer
                  again.
                </p>
              )}
              {groups.length > 1 && (
                <p className="muted small">
                  {groups.length} artisans, so {groups.length} orders. You pay once.
                </p>
              )}
              <Notice tone="plain" title="Held until you confirm">
                <p className="small">
                  We hold your money until you have your goods. If they do not come, you get all of it back.
                </p>
              </Notice>
              {!beside && (
                <ActionNotice action={checkout} safe="You are not charged before you pay on the payment page." />
              )}
              <div>
                <Button
                  type="submit"
                  look="primary"
                  wide
                  busy={checkout.busy}
                  disabledReason={
                    blocked
                      ? 'Something in your cart changed. Look at your cart first.'
                      : agreed.length > cartCheckout.offers.maxItems
                        ? `One order takes ${cartCheckout.offers.maxItems} agreed prices. Take some of these out of your cart, and order them after it.`
                        : asking
                          ? 'One moment: we look up how it gets to you.'
                          : open
                            ? 'Choose how it gets to you first.'
                            : null
                  }
                >
                  Pay {formatMoney(all)}
                </Button>
              </div>
              <p className="muted small">You pay on the page of our payment partner, by card, transfer or USSD.</p>
            </div>
          </Card>
        </div>
      </form>
    </Page>
  )
}
