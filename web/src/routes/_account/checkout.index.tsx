import { cartCheckout } from '@homify/client/limits'
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, Link } from '@tanstack/react-router'
import { ShoppingCart } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useAction } from '~/api/action'
import { rules, showFields } from '~/api/form'
import { byArtisan, total } from '~/domain/cart'
import { formatMoney, times } from '~/domain/money'
import { formatPhone, toE164 } from '~/domain/phone'
import { type Area, PLACES } from '~/domain/places'
import { keepDelivery, lastDelivery } from '~/features/cart/address'
import css from '~/features/cart/cart.module.css'
import { cart } from '~/features/cart/store'
import { useCheckedCart } from '~/features/cart/use-checked-cart'
import { me } from '~/features/users/queries'
import { SavedAddresses } from '~/features/users/saved-addresses'
import { Button, ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { Facts } from '~/ui/facts'
import { Select, TextArea, TextField } from '~/ui/field'
import { Money } from '~/ui/money'
import { Notice } from '~/ui/notice'
import { Page } from '~/ui/page'
import { ActionNotice } from '~/ui/problem'
import { Empty } from '~/ui/states'

export const Route = createFileRoute('/_account/checkout/')({
  loader: ({ context: { queryClient } }) => queryClient.ensureQueryData(me),
  component: Checkout,
})

const limits = cartCheckout.delivery

function Checkout() {
  const user = useSuspenseQuery(me).data
  const { lines: checked, blocked } = useCheckedCart()
  const lines = checked.map(({ line }) => line)
  const [leaving, setLeaving] = useState(false)
  const last = lastDelivery()
  const { register, handleSubmit, formState, setError, reset } = useForm({
    defaultValues: {
      recipient: last.recipient ?? user.name,
      phone: formatPhone(last.phone ?? user.phone ?? ''),
      address: last.address ?? '',
      city: last.city ?? '',
      area: last.area ?? '',
    },
  })
  const { errors } = formState
  const checkout = useAction('post', '/checkout', {
    scope: 'cart',
    stale: ['/orders'],
    onDone: (answer, _client, { body }) => {
      setLeaving(true)
      // Only what was ordered: another tab may have put more into the cart.
      cart.remove(body.items.map(item => item.product_id))
      location.assign(answer.payment_url)
    },
  })
  const problem = checkout.state.at === 'failed' ? checkout.state.problem : null
  const [beside, setBeside] = useState(false)
  useEffect(() => {
    setBeside(problem ? showFields(problem, setError, ['recipient', 'phone', 'address', 'city', 'area']) : false)
  }, [problem, setError])

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
  const groups = byArtisan(lines)
  return (
    <Page title="Checkout" back={{ label: 'Your cart', link: { to: '/cart' } }}>
      <form
        className="columns"
        noValidate
        onSubmit={handleSubmit(values => {
          const phone = toE164(values.phone)
          if (!phone) return setError('phone', { message: 'Write it like 0803 123 4567.' }, { shouldFocus: true })
          const delivery = {
            recipient: values.recipient.trim(),
            phone,
            address: values.address.trim(),
            city: values.city.trim(),
            // Of the list; what is still empty was refused above.
            area: values.area as Area,
          }
          keepDelivery(delivery)
          const items = lines.map(({ product_id, quantity, price }) => ({ product_id, quantity, unit_price: price }))
          return void checkout.run({ body: { items, delivery } })
        })}
      >
        <Card title="Where should it go?">
          <div className="stack">
            <SavedAddresses onChoose={address => reset({ ...address, phone: formatPhone(address.phone) })} />
            <TextField
              label="Who receives it"
              autoComplete="name"
              error={errors.recipient?.message}
              {...register('recipient', rules(limits.recipient, 'A name'))}
            />
            <TextField
              label="Telephone"
              type="tel"
              autoComplete="tel"
              hint="The artisan calls it to deliver."
              error={errors.phone?.message}
              {...register('phone', { required: 'A telephone number is needed.' })}
            />
            <TextArea
              label="Street and house"
              rows={2}
              autoComplete="street-address"
              hint="With what helps to find it, such as “blue gate behind the school”."
              error={errors.address?.message}
              {...register('address', rules(limits.address, 'An address'))}
            />
            <TextField
              label="Town or city"
              autoComplete="address-level2"
              error={errors.city?.message}
              {...register('city', rules(limits.city, 'A town'))}
            />
            <Select
              label="State"
              autoComplete="address-level1"
              error={errors.area?.message}
              {...register('area', { required: 'Choose the state.' })}
            >
              <option value="">Choose…</option>
              {Object.entries(PLACES).map(([code, name]) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </Select>
          </div>
        </Card>
        <div className={css.aside}>
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
                  { name: 'Total', value: <Money of={total(lines)} />, total: true },
                ]}
              />
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
                  disabledReason={blocked ? 'Something in your cart changed. Look at your cart first.' : null}
                >
                  Pay {formatMoney(total(lines))}
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
