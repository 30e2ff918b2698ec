import { useSuspenseQuery } from '@tanstack/react-query'
import { CatchBoundary, createFileRoute } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useWho } from '~/app/session'
import { isOver, otherSide, shown, stagesOf, titleOf } from '~/domain/order'
import { DeliveryCard } from '~/features/orders/delivery-card'
import { History } from '~/features/orders/history'
import { MoneyCard } from '~/features/orders/money-card'
import { OrderLines } from '~/features/orders/order-lines'
import { OrderSteps } from '~/features/orders/order-steps'
import { escrow, history, order } from '~/features/orders/queries'
import { RefundOfferCard } from '~/features/orders/refund-offer'
import { ReleaseCode } from '~/features/orders/release-code'
import { isReviewed, reviewsOfOrder } from '~/features/reviews/queries'
import { Badge } from '~/ui/badge'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { LoadError } from '~/ui/load-error'
import { Notice } from '~/ui/notice'
import { Page } from '~/ui/page'
import { Rated } from '~/ui/rated'
import { Stages } from '~/ui/stages'
import { Deadline, When } from '~/ui/when'

// Most visits are to an order that has not ended.
const BuyAgain = lazy(() => import('~/features/orders/buy-again'))
const OrderReviews = lazy(() => import('~/features/reviews/order-reviews'))

export const Route = createFileRoute('/_account/orders/$orderId')({
  loader: async ({ context: { queryClient }, params }) => {
    const found = await queryClient.ensureQueryData(order(params.orderId))
    // Asked for and not waited for: an order is shown whole without what was said of it.
    if (isReviewed(found)) void queryClient.prefetchQuery(reviewsOfOrder(found.id))
    await queryClient.ensureQueryData(escrow(found.escrow_id))
    return found
  },
  component: OrderPage,
})

function OrderPage() {
  const { orderId } = Route.useParams()
  const found = useSuspenseQuery(order(orderId)).data
  const money = useSuspenseQuery(escrow(found.escrow_id)).data
  const side = useWho()?.userId === found.buyer_id ? 'buyer' : 'artisan'
  const { label, tone, now, otherwise } = shown(found, side)
  return (
    <Page
      title={titleOf(found)}
      sub={
        <>
          <Badge tone={tone}>{label}</Badge>
          <span>
            Ordered <When at={found.created_at} />
          </span>
          <span>
            {(side === 'buyer' ? found.artisan.display_name : found.buyer.name) ?? 'Somebody who has left'}{' '}
            <Rated of={side === 'buyer' ? found.artisan.rating : found.buyer.rating} />
          </span>
        </>
      }
      back={{
        label: side === 'buyer' ? 'Your orders' : 'Sales',
        link: { to: side === 'buyer' ? '/orders' : '/sales' },
      }}
    >
      <div className="columns-three">
        <div className="stack">
          <Card title="Where it stands">
            <div className="stack">
              <p>{now}</p>
              {found.reason && isOver(found.status) && <p className="lines break">Reason: “{found.reason}”</p>}
              {found.payment_disputed && (
                <Notice tone="warn" title="The bank asks about this payment">
                  <p>Its money rests until the bank has decided. We tell you the outcome.</p>
                </Notice>
              )}
              {found.due_at && otherwise && !isOver(found.status) && (
                <p className="muted">
                  If nobody acts, {otherwise}. The time is up <Deadline at={found.due_at} />.
                </p>
              )}
              <OrderSteps order={found} side={side} />
              {side === 'buyer' && isOver(found.status) && (
                <Suspense>
                  <BuyAgain order={found} />
                </Suspense>
              )}
              <div className="row">
                <ButtonLink to="/conversations/$conversationId" params={{ conversationId: found.conversation_id }}>
                  Message the {otherSide(side)}
                </ButtonLink>
              </div>
              <Stages stages={stagesOf(found).map(stage => ({ ...stage, note: stage.at && <When at={stage.at} /> }))} />
            </div>
          </Card>
        </div>
        <div className="stack">
          {isReviewed(found) && (
            <CatchBoundary
              getResetKey={() => found.id}
              errorComponent={({ error, reset }) => <LoadError error={error} onAgain={reset} />}
            >
              <Suspense>
                <OrderReviews order={found} side={side} />
              </Suspense>
            </CatchBoundary>
          )}
          {side === 'buyer' && <RefundOfferCard order={found} />}
          <MoneyCard order={found} escrow={money} side={side} />
          {found.release_code && !isOver(found.status) && <ReleaseCode code={found.release_code} />}
          <DeliveryCard order={found} />
        </div>
        <div className="stack">
          <OrderLines order={found} />
          <History of={history(found.id)} side={side} />
        </div>
      </div>
    </Page>
  )
}
