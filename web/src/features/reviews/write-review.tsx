import { reviewsWrite } from '@homify/client/limits'
import { useRef, useState } from 'react'
import { useAction } from '~/api/action'
import type { Order, Side } from '~/domain/order'
import { STALE } from '~/features/orders/keep-order'
import { FilesField } from '~/features/uploads/files-field'
import { Button } from '~/ui/button'
import { Dialog, DialogButtons } from '~/ui/dialog'
import { TextArea } from '~/ui/field'
import { ActionNotice } from '~/ui/problem'
import { StarsField } from '~/ui/stars-field'
import { toast } from '~/ui/toast'
import { type OrderReview, reviewsOfOrder } from './queries'

const PICTURES = 4

interface Props {
  order: Order
  side: Side
  /** What was written before. */
  own: OrderReview | null
  /** Whether the other side's is there, so that sending shows both. */
  showsBoth: boolean
  onClose(): void
}

/** One side says what it thinks of the other. What is sent is all: what was there before is in the form. */
export function WriteReview({ order, side, own, showsBoth, onClose }: Props) {
  const [stars, setStars] = useState(own?.stars ?? null)
  const [goods, setGoods] = useState<Record<string, number>>(() =>
    Object.fromEntries((own?.goods ?? []).map(one => [one.product_id, one.stars])),
  )
  const [words, setWords] = useState(own?.words ?? '')
  const [pictures, setPictures] = useState<{ ids: string[]; busy: boolean }>({ ids: [], busy: false })
  const [missing, setMissing] = useState(false)
  const top = useRef<HTMLDivElement>(null)
  const action = useAction('put', '/orders/{order_id}/review', {
    scope: order.id,
    stale: STALE,
    onDone: (answer, client) => {
      onClose()
      client.setQueryData(reviewsOfOrder(order.id).queryKey, answer)
      toast(showsBoth ? 'Both reviews are shown now.' : 'Your review is kept. It is hidden for now.')
    },
  })
  const send = () => {
    setMissing(stars === null)
    // The stars may have been scrolled away: who misses them is brought there.
    if (stars === null) return top.current?.querySelector('input')?.focus()
    const rated = Object.entries(goods).map(([product_id, stars]) => ({ product_id, stars }))
    const body = { stars, words: words.trim(), goods: rated, pictures: pictures.ids }
    void action.run({ path: { order_id: order.id }, body })
  }
  const about = side === 'buyer' ? 'the artisan' : 'the buyer'
  return (
    <Dialog open title={own ? 'Change your review' : `Review ${about}`} onClose={onClose}>
      <div className="stack">
        <div ref={top}>
          <StarsField
            legend={`How was ${about}?`}
            value={stars}
            error={missing && stars === null ? 'Choose how many stars.' : undefined}
            onChange={setStars}
          />
        </div>
        {side === 'buyer' &&
          order.lines.map(
            ({ product_id: id, title }) =>
              // A delivery is a line, too.
              id && (
                <StarsField
                  key={id}
                  legend={title}
                  optional
                  value={goods[id] ?? null}
                  onChange={stars => setGoods(before => ({ ...before, [id]: stars }))}
                />
              ),
          )}
        <TextArea
          label="In your words"
          optional
          hint={
            side === 'buyer'
              ? 'Everybody in the shop reads it, with your first name. Leave out telephone numbers and addresses.'
              : 'The buyer reads it. Artisans they order from see the stars alone.'
          }
          maxLength={reviewsWrite.words.maxLength}
          value={words}
          onChange={event => setWords(event.target.value)}
        />
        {side === 'buyer' && (
          <FilesField
            label="Pictures of it"
            hint={`Up to ${PICTURES}. Everybody sees them.`}
            purpose="review_picture"
            max={PICTURES}
            initial={own?.pictures.map(({ id, sizes }) => ({ id, url: sizes[0]?.jpeg ?? null })) ?? []}
            onChange={(ids, busy) => setPictures({ ids, busy })}
          />
        )}
        <p className="muted small">
          {showsBoth
            ? 'When you send it, both reviews are shown, and neither can be changed any more.'
            : `It stays hidden until ${about} has written, too, or the time is over. Until then you can change it.`}
        </p>
        <ActionNotice action={action} />
        <DialogButtons onClose={onClose} busy={action.busy}>
          <Button
            look="primary"
            busy={action.busy}
            disabledReason={pictures.busy ? 'The pictures are still on their way.' : null}
            onClick={send}
          >
            {own ? 'Keep the change' : 'Send the review'}
          </Button>
        </DialogButtons>
      </div>
    </Dialog>
  )
}
