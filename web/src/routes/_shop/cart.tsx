import { createFileRoute } from '@tanstack/react-router'
import { ShoppingCart } from 'lucide-react'
import { useWho } from '~/app/session'
import { byArtisan, priced, total } from '~/domain/cart'
import css from '~/features/cart/cart.module.css'
import { CartLineRow } from '~/features/cart/cart-line'
import { useCheckedCart } from '~/features/cart/use-checked-cart'
import { Button, ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { Facts } from '~/ui/facts'
import { Money } from '~/ui/money'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/states'

export const Route = createFileRoute('/_shop/cart')({ component: Cart })

function Cart() {
  const { lines, blocked } = useCheckedCart()
  const known = useWho() !== null
  if (lines.length === 0) {
    return (
      <Page title="Your cart">
        <Empty
          icon={ShoppingCart}
          title="Your cart is empty"
          action={
            <ButtonLink to="/" look="primary">
              Find something
            </ButtonLink>
          }
        >
          {known
            ? 'What you put here is here on all your devices until you order it.'
            : 'What you put here stays on this device until you order it. Log in, and it is on all your devices.'}
        </Empty>
      </Page>
    )
  }
  const groups = byArtisan(lines.map(({ line }) => line))
  return (
    <Page title="Your cart">
      <div className="columns">
        <div className="stack">
          {groups.map((group, index) => (
            <Card
              key={group.artisan_id}
              title={groups.length > 1 ? `Order ${index + 1} of ${groups.length}` : undefined}
            >
              <ul>
                {lines
                  .filter(({ line }) => line.artisan_id === group.artisan_id)
                  .map(checked => (
                    <CartLineRow key={checked.line.product_id} {...checked} />
                  ))}
              </ul>
            </Card>
          ))}
        </div>
        <div className={css.aside}>
          <Card title="Summary">
            <div className="stack">
              <Facts
                rows={[
                  groups.length > 1 && { name: 'Orders', value: `${groups.length}, one for each artisan` },
                  {
                    name: 'Total',
                    value: <Money of={total(lines.map(({ line, agreed }) => priced(line, agreed)))} />,
                    total: true,
                  },
                ]}
              />
              {blocked ? (
                <div>
                  <Button look="primary" wide disabledReason="Look at what changed first.">
                    Go to checkout
                  </Button>
                </div>
              ) : (
                <ButtonLink to="/checkout" look="primary" wide>
                  Go to checkout
                </ButtonLink>
              )}
              <p className="muted small">You pay on the next page. We hold the money until you have your goods.</p>
            </div>
          </Card>
        </div>
      </div>
    </Page>
  )
}
