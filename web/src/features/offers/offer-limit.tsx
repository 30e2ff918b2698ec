import { offersSetLimit as limits } from '@homify/client/limits'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useAction } from '~/api/action'
import { formatMoney } from '~/domain/money'
import { type Product, product as productQuery } from '~/features/catalogue/queries'
import { Button } from '~/ui/button'
import { Card } from '~/ui/card'
import { Select } from '~/ui/field'
import { ActionNotice } from '~/ui/problem'
import { toast } from '~/ui/toast'

const NONE = 'none'
const STEP = 5
const { min, max } = limits.lowest_percent
const CHOICES = Array.from({ length: (max - min) / STEP + 1 }, (_, index) => max - index * STEP)

/** How little of a product's price buyers may offer; nothing until its artisan says so. */
export function OfferLimit({ product, onSaved }: { product: Product; onSaved(): void }) {
  const kept = product.lowest_offer_percent
  const [chosen, setChosen] = useState(kept ? String(kept) : NONE)
  const save = useAction('put', '/products/{product_id}/offer-limit', {
    scope: product.id,
    stale: ['/me/products', '/products'],
    onDone: async (_, client) => {
      await client.refetchQueries({ queryKey: productQuery(product.id).queryKey })
      onSaved()
      toast('Saved.')
    },
  })
  const least = (percent: number) => ({
    ...product.price,
    amount: Math.ceil((product.price.amount * percent) / 100),
  })
  // One that was set by another program than this page stands in the list, too.
  const choices = kept && !CHOICES.includes(kept) ? [...CHOICES, kept].sort((one, other) => other - one) : CHOICES
  return (
    <Card title="Offers on the price">
      <form
        className="stack-tight"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          const body = chosen === NONE ? {} : { lowest_percent: Number(chosen) }
          void save.run({ path: { product_id: product.id }, body })
        }}
      >
        <Select
          label="Buyers may offer"
          hint="You answer each offer within two days. Offers below this are not shown to you, and buyers are not told where it lies."
          value={chosen}
          onChange={event => setChosen(event.target.value)}
        >
          <option value={NONE}>No offers: it is sold at its price</option>
          {choices.map(percent => (
            <option key={percent} value={percent}>
              From {formatMoney(least(percent))} ({percent} %)
            </option>
          ))}
        </Select>
        <ActionNotice action={save} />
        <div className="row">
          <Button type="submit" busy={save.busy}>
            Save the offers
          </Button>
          <Link to="/me/offers" className="target">
            See your offers
          </Link>
        </div>
      </form>
    </Card>
  )
}
