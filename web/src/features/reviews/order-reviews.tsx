import { reviewsReply } from '@homify/client/limits'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAction } from '~/api/action'
import { useWho } from '~/app/session'
import { may } from '~/domain/actions'
import { type Order, otherSide, type Side } from '~/domain/order'
import { Badge } from '~/ui/badge'
import { Button } from '~/ui/button'
import { Card } from '~/ui/card'
import { Notice } from '~/ui/notice'
import { toast } from '~/ui/toast'
import { When } from '~/ui/when'
import { WordsDialog } from '~/ui/words-dialog'
import { Pictures, ReplyOf, Stars } from './parts'
import { type OrderReview, reviewsOfOrder } from './queries'
import { WriteReview } from './write-review'

const NAMES: Record<Side, string> = { buyer: 'the buyer', artisan: 'the artisan' }

/** What the sides of an order that has ended say of each other: the own review to write and change, the other's once it is shown. */
export default function OrderReviews({ order, side }: { order: Order; side: Side }) {
  const found = useSuspenseQuery(reviewsOfOrder(order.id)).data
  const [writes, setWrites] = useState(false)
  const across = otherSide(side)
  const [own, other] = side === 'buyer' ? [found.by_buyer, found.by_artisan] : [found.by_artisan, found.by_buyer]
  // An administrator looks on from the artisan's side.
  const isOwn = useWho()?.userId.slice(4) === (side === 'buyer' ? order.buyer_id : order.artisan_id).slice(4)
  const waits = found.waiting.includes(across)
  const them = NAMES[across]
  const mayWrite = may(found.actions, 'write')
  const mayChange = may(found.actions, 'change')
  if (!own && !other && !waits && !mayWrite) return null
  return (
    <Card title="Reviews">
      <div className="stack">
        {waits && mayWrite && found.until && (
          <Notice tone="info" title={`A review by ${them} waits for yours`}>
            <p>
              Write yours, and you can read each other’s. On <When at={found.until} /> theirs is shown in any case, and
              you can no longer write one.
            </p>
          </Notice>
        )}
        {!own && mayWrite && found.until && (
          <>
            <p>
              {side === 'buyer' ? 'How was it? Tell others about the artisan and the goods.' : 'How was the buyer?'} You
              have until <When at={found.until} />.
            </p>
            <div className="row">
              <Button look="primary" onClick={() => setWrites(true)}>
                Write a review
              </Button>
            </div>
          </>
        )}
        {own && (
          <Said review={own} title={isOwn ? 'Your review' : 'What the artisan says'} replies={them}>
            {own.state === 'waiting' && (
              <>
                <p className="muted">
                  Hidden until {them} has written, too
                  {found.until && (
                    <>
                      , or until <When at={found.until} />
                    </>
                  )}
                  . Only you see it, and you can change it until then.
                </p>
                {mayChange && (
                  <div className="row">
                    <Button onClick={() => setWrites(true)}>Change it</Button>
                  </div>
                )}
              </>
            )}
            {own.hidden_reason && (
              <Notice tone="warn" title="We have hidden this review">
                <p className="lines break">
                  Nobody else sees it, and it does not count. Reason: {own.hidden_reason} If you think this is wrong,
                  write to us.
                </p>
              </Notice>
            )}
          </Said>
        )}
        {own?.state === 'waiting' && !waits && (
          <p className="muted small">{across === 'buyer' ? 'The buyer' : 'The artisan'} has not written yet.</p>
        )}
        {other && (
          <Said review={other} title={`What ${them} says`} replies={isOwn ? 'You' : NAMES[side]}>
            {may(found.actions, 'reply') && <ReplyTo review={other} orderId={order.id} />}
          </Said>
        )}
      </div>
      {writes && <WriteReview order={order} side={side} own={own} showsBoth={waits} onClose={() => setWrites(false)} />}
    </Card>
  )
}

function Said({
  review,
  title,
  replies,
  children,
}: {
  review: OrderReview
  title: string
  /** Who replied to it. */
  replies: string
  children: React.ReactNode
}) {
  return (
    <div className="stack-tight">
      <div className="row">
        <h3>{title}</h3>
        {review.state === 'waiting' && <Badge tone="warn">Hidden for now</Badge>}
        {review.state === 'hidden' && <Badge tone="bad">Hidden by us</Badge>}
      </div>
      <Stars of={review.stars} />
      {review.goods.map(goods => (
        <p key={goods.product_id} className="small break">
          {goods.title}: <Stars of={goods.stars} />
        </p>
      ))}
      {review.words && <p className="lines break">{review.words}</p>}
      <Pictures of={review.pictures} />
      <ReplyOf who={replies.charAt(0).toUpperCase() + replies.slice(1)} reply={review.reply} />
      {children}
    </div>
  )
}

function ReplyTo({ review, orderId }: { review: OrderReview; orderId: string }) {
  const [open, setOpen] = useState(false)
  const action = useAction('post', '/reviews/{review_id}/reply', {
    scope: review.id,
    stale: ['/orders/{order_id}/reviews'],
    onDone: async (_, client) => {
      setOpen(false)
      toast('Your reply is shown below the review.')
      await client.invalidateQueries({ queryKey: reviewsOfOrder(orderId).queryKey })
    },
  })
  return (
    <div className="row">
      <Button onClick={() => setOpen(true)}>Reply</Button>
      {open && (
        <WordsDialog
          title="Reply to the review"
          label="Your reply"
          hint="Everybody who sees the review reads it. You can reply once, and not change it."
          limit={reviewsReply.words}
          confirm="Reply"
          action={action}
          onConfirm={words => void action.run({ path: { review_id: review.id }, body: { words } })}
          onClose={() => setOpen(false)}
        >
          <p>Stay with what happened. Whoever reads it wants to know how you deal with people.</p>
        </WordsDialog>
      )}
    </div>
  )
}
