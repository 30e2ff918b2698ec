import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, useLocation, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { awayUntil, deliveryLines } from '~/domain/delivery'
import { formatDate } from '~/domain/time'
import { cart } from '~/features/cart/store'
import { Gallery } from '~/features/catalogue/gallery'
import css from '~/features/catalogue/product.module.css'
import { stockWords } from '~/features/catalogue/product-card'
import { artisan, categories, product } from '~/features/catalogue/queries'
import { noteSeen } from '~/features/catalogue/seen-lately'
import { SoldBy } from '~/features/catalogue/sold-by'
import { ReportButton } from '~/features/reports/report-button'
import { reviewsOfProduct } from '~/features/reviews/queries'
import { KeepButton } from '~/features/users/keep-button'
import { Badge } from '~/ui/badge'
import { Button, ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { Facts } from '~/ui/facts'
import { Money } from '~/ui/money'
import { Near } from '~/ui/near'
import { Notice } from '~/ui/notice'
import { Page } from '~/ui/page'
import { Rated } from '~/ui/rated'
import { Stepper } from '~/ui/stepper'
import { toast } from '~/ui/toast'

// Where the artisan takes offers.
const OwnOffer = lazy(() => import('~/features/offers/own-offer'))
// Below what one came for.
const ReviewList = lazy(() => import('~/features/reviews/review-list'))

export const Route = createFileRoute('/_shop/products/$productId')({
  loader: async ({ context: { queryClient }, params }) => {
    const [found] = await Promise.all([
      queryClient.ensureQueryData(product(params.productId)),
      queryClient.ensureQueryData(categories),
    ])
    await queryClient.ensureQueryData(artisan(found.artisan_id))
    return found
  },
  component: ProductPage,
})

function ProductPage() {
  const { productId } = Route.useParams()
  const navigate = useNavigate()
  const shown = useSuspenseQuery(product(productId)).data
  const maker = useSuspenseQuery(artisan(shown.artisan_id)).data
  const category = useSuspenseQuery(categories).data.items.find(one => one.slug === shown.category)
  const [quantity, setQuantity] = useState(1)
  useEffect(() => noteSeen(productId), [productId])
  // Who comes to order at a price that was agreed on finds it here, also when no more offers are taken.
  const agreed = useLocation({ select: location => location.hash === 'offer' })
  const away = awayUntil(maker, Date.now())
  const delivery = deliveryLines(maker.delivery_options ?? {})
  const sold = shown.status !== 'on_sale' || shown.stock === 0
  const put = () => {
    cart.add({
      product_id: shown.id,
      quantity,
      title: shown.title,
      price: shown.price,
      picture: shown.images[0]?.sizes[0]?.webp ?? null,
      artisan_id: shown.artisan_id,
    })
    toast(quantity === 1 ? `“${shown.title}” is in your cart.` : `${quantity} × “${shown.title}” are in your cart.`)
    void navigate({ to: '/cart' })
  }
  return (
    <Page
      title={shown.title}
      back={{ label: category?.name ?? 'Shop', link: { to: '/categories/$slug', params: { slug: shown.category } } }}
    >
      <div className={css.layout}>
        <Gallery images={shown.images} title={shown.title} />
        <div className={css.info}>
          <div className="row">
            <p className={css.price}>
              <Money of={shown.price} />
            </p>
            {shown.status !== 'on_sale' ? (
              <Badge tone="bad">Not in the shop</Badge>
            ) : (
              stockWords(shown.stock) && <Badge tone="warn">{stockWords(shown.stock)}</Badge>
            )}
            <KeepButton subject={productId} name={shown.title} />
          </div>
          <Rated of={shown.rating} />
          {away && (
            <Notice tone="warn" title={`Back on ${formatDate(away)}`}>
              <p>This artisan takes no orders until then. Come back that day, or look at what others make.</p>
            </Notice>
          )}
          {!sold && !away && (
            <div className={css.buy}>
              <Stepper
                label={`Quantity of ${shown.title}`}
                value={quantity}
                max={Math.min(shown.stock, 1000)}
                onChange={setQuantity}
              />
              <Button look="primary" onClick={put}>
                Put into the cart
              </Button>
            </div>
          )}
          {!sold && !away && (shown.takes_offers || agreed) && (
            <Suspense>
              <div id="offer">
                <OwnOffer product={shown} />
              </div>
            </Suspense>
          )}
          {delivery.length > 0 && (
            <ul className="muted">
              {delivery.map(line => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
          <Notice tone="good" title="You pay safely">
            <p>
              We hold your money until you have this and say that it is as promised. If it does not come, you get all of
              it back.
            </p>
          </Notice>
          <Card title="Made by">
            <div className="stack-tight">
              <SoldBy artisan={maker} />
              <div className="row">
                <ButtonLink to="/ask" search={{ artisan: maker.id, product: shown.id }}>
                  Ask a question
                </ButtonLink>
                <ReportButton thing={{ kind: 'product', product_id: productId }} />
              </div>
            </div>
          </Card>
          {shown.description && (
            <Card title="About it">
              <p className="lines break">{shown.description}</p>
            </Card>
          )}
          {shown.attributes && (
            <Card title="Details">
              <Facts rows={shown.attributes.map(({ key, name, words }) => ({ key, name, value: words }))} />
            </Card>
          )}
        </div>
      </div>
      {shown.status === 'on_sale' && (
        <Near>
          <ReviewList
            of={reviewsOfProduct(shown.id)}
            none="Nobody has reviewed this yet. Who buys it can, once the order has ended."
            artisan={maker.display_name}
          />
        </Near>
      )}
    </Page>
  )
}
