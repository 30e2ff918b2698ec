import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, Link } from '@tanstack/react-router'
import { awayUntil } from '~/domain/delivery'
import { formatMoney } from '~/domain/money'
import { startOf } from '~/domain/standing'
import { formatDate } from '~/domain/time'
import { workOf } from '~/domain/work'
import { maybeArtisan } from '~/features/artisans/queries'
import { Start } from '~/features/artisans/start'
import { ownProducts } from '~/features/catalogue/own-queries'
import { OrderRows } from '~/features/orders/order-rows'
import { orders } from '~/features/orders/queries'
import { wallet } from '~/features/wallet/queries'
import { Card } from '~/ui/card'
import { Money } from '~/ui/money'
import { Notice } from '~/ui/notice'
import { Page } from '~/ui/page'
import { Tile, Tiles } from '~/ui/tiles'

export const Route = createFileRoute('/_work/me/artisan')({
  loader: async ({ context: { queryClient } }) => {
    const own = await queryClient.ensureQueryData(maybeArtisan)
    if (!own) return
    await Promise.all([
      queryClient.ensureInfiniteQueryData(orders('artisan')),
      queryClient.ensureInfiniteQueryData(ownProducts),
      queryClient.ensureQueryData(wallet),
    ])
  },
  component: TodayPage,
})

function TodayPage() {
  const own = useSuspenseQuery(maybeArtisan).data
  return own ? <Today /> : <Beginning />
}

/** Somebody who buys and may want to sell. */
function Beginning() {
  const steps = startOf(null, 0) ?? []
  return (
    <Page
      title="Sell on Homify"
      sub="Buyers pay before you start, and the money is yours when they have what you promised."
      narrow
    >
      <Start steps={steps} />
    </Page>
  )
}

const LOW = 3

const KIND_NAMES = [
  ['pick_up', 'Buyers pick it up'],
  ['own_delivery', 'you bring it'],
  ['courier', 'a courier brings it'],
] as const

function Today() {
  const own = useSuspenseQuery(maybeArtisan).data
  const sales = useSuspenseInfiniteQuery(orders('artisan')).data.pages.flatMap(page => page.items)
  const products = useSuspenseInfiniteQuery(ownProducts).data.pages.flatMap(page => page.items)
  const money = useSuspenseQuery(wallet).data
  const work = workOf(sales)
  const low = products.filter(product => product.status === 'on_sale' && product.stock < LOW)
  const steps = startOf(own, products.length)
  const away = own && awayUntil(own, Date.now())
  return (
    <Page title="Today" sub={own?.display_name}>
      {own?.verification === 'suspended' && (
        <Notice tone="bad" title="Your shop is stopped">
          <p className="lines break">{own.reason}</p>
          <p>Nothing new is sold. Finish the orders that you have, and write to us.</p>
        </Notice>
      )}
      {steps && <Start steps={steps} />}
      <Tiles>
        <Tile label={<Link to="/sales">To do</Link>} value={String(work.length)} quiet={work.length === 0}>
          {work.length === 0 ? 'Nothing waits for you' : 'orders wait for you'}
        </Tile>
        <Tile
          label={<Link to="/me/wallet">Yours to withdraw</Link>}
          value={formatMoney(money.available)}
          quiet={money.available.amount === 0}
        >
          <Money of={money.held} /> held until buyers confirm
        </Tile>
        <Tile
          label={<Link to="/me/products">Nearly sold out</Link>}
          value={String(low.length)}
          quiet={low.length === 0}
        >
          {low[0]?.title ?? 'Your shelf is full'}
        </Tile>
      </Tiles>
      {own && (
        <Card
          title="How your goods get to buyers"
          aside={
            <Link to="/me/artisan/delivery" className="target">
              Change
            </Link>
          }
        >
          {away ? (
            <p>You take no orders until {formatDate(away)}.</p>
          ) : own.delivery_options ? (
            <p>
              {KIND_NAMES.filter(([kind]) => own.delivery_options?.[kind])
                .map(([, words]) => words)
                .join(', ')}
              .
            </p>
          ) : (
            <p className="muted">
              You agree on it with each buyer. Say what you offer, and a fee is paid with the order.
            </p>
          )}
        </Card>
      )}
      <Card title="What waits for you">
        {work.length > 0 ? (
          <OrderRows orders={work} side="artisan" />
        ) : (
          <p className="muted">
            Nothing. New orders come here with the time that is left to accept them. All of them are in{' '}
            <Link to="/sales">your sales</Link>.
          </p>
        )}
      </Card>
    </Page>
  )
}
