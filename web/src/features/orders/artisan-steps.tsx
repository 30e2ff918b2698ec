import { ordersDeliver, ordersShip, refundsOffer } from '@homify/client/limits'
import { useState } from 'react'
import { useAction } from '~/api/action'
import { formatMoney, parseMoney } from '~/domain/money'
import { FilesField } from '~/features/uploads/files-field'
import { TextArea, TextField } from '~/ui/field'
import { done, STALE } from './keep-order'
import { path, Step, type StepProps } from './step'

export function Accept({ order, onward }: StepProps) {
  const [open, setOpen] = useState(false)
  const action = useAction('post', '/orders/{order_id}/accept', {
    scope: order.id,
    stale: STALE,
    onDone: done(() => setOpen(false), 'Accepted. The buyer is told.'),
  })
  return (
    <Step
      {...{ onward, action, open, setOpen }}
      name="Accept the order"
      title="Accept this order?"
      label="Accept"
      onConfirm={() => void action.run(path(order))}
    >
      <p>
        You promise to deliver it in time. {formatMoney(order.total)} is held for you, and yours when the buyer
        confirms, less our fee.
      </p>
    </Step>
  )
}

export function Ship({ order, onward, allowed }: StepProps) {
  const again = allowed.action === 'change_tracking'
  const [open, setOpen] = useState(false)
  const [note, setNote] = useState(order.tracking?.note ?? '')
  const { minLength, maxLength } = ordersShip.tracking_note
  const action = useAction('post', '/orders/{order_id}/ship', {
    scope: order.id,
    stale: STALE,
    onDone: done(() => setOpen(false), again ? 'The buyer is told.' : 'The buyer knows that it is on its way.'),
  })
  return (
    <Step
      {...{ onward, action, open, setOpen }}
      name={again ? 'Change how it travels' : 'It is on its way'}
      title={again ? 'How does it travel now?' : 'Who brings it?'}
      label="Tell the buyer"
      ready={note.trim().length >= minLength}
      onConfirm={() => void action.run({ ...path(order), body: { tracking_note: note.trim() } })}
    >
      <TextArea
        label="Waybill or rider"
        hint="Such as “GIG Logistics, waybill 1204483; rider Musa, 0809 876 5432”. The buyer reads it."
        maxLength={maxLength}
        value={note}
        onChange={event => setNote(event.target.value)}
      />
    </Step>
  )
}

export function Deliver({ order, onward, allowed }: StepProps) {
  const again = allowed.action === 'add_proof'
  const there = order.proof?.uploads.length ?? 0
  const [open, setOpen] = useState(false)
  const [note, setNote] = useState(order.proof?.note ?? '')
  const [photos, setPhotos] = useState<{ ids: string[]; busy: boolean }>({ ids: [], busy: false })
  const { minLength, maxLength } = ordersDeliver.note
  const action = useAction('post', '/orders/{order_id}/deliver', {
    scope: order.id,
    stale: STALE,
    onDone: done(() => setOpen(false), again ? 'The buyer is told.' : 'The buyer is asked to confirm.'),
  })
  return (
    <Step
      {...{ onward, action, open, setOpen }}
      name={again ? 'Add to the proof' : 'It is delivered'}
      title={again ? 'What else shows that it arrived?' : 'Delivered?'}
      label={again ? 'Add it' : 'Ask the buyer to confirm'}
      ready={note.trim().length >= minLength && !photos.busy}
      onConfirm={() => void action.run({ ...path(order), body: { note: note.trim(), photos: photos.ids } })}
    >
      <p>If the buyer gives you the release code, enter that instead: you are paid at once.</p>
      <FilesField
        label="Photo at the door"
        hint="It shows that you delivered, should anybody ask."
        purpose="delivery_proof"
        max={ordersDeliver.photos.maxItems - there}
        camera
        onChange={(ids, busy) => setPhotos({ ids, busy })}
      />
      <TextArea
        label="Who took it, and where?"
        maxLength={maxLength}
        value={note}
        onChange={event => setNote(event.target.value)}
      />
    </Step>
  )
}

const CODE = /^\d{6}$/

export function EnterCode({ order, onward, allowed }: StepProps) {
  const [open, setOpen] = useState(false)
  const [code, setCode] = useState('')
  const action = useAction('post', '/orders/{order_id}/confirm', {
    scope: order.id,
    stale: [...STALE, '/me/wallet'],
    secret: true,
    onDone: done(() => setOpen(false), `Done. ${formatMoney(order.total)} goes to your wallet, less our fee.`),
  })
  return (
    <Step
      {...{ onward, action, open, setOpen }}
      name="Enter the release code"
      title="The buyer’s release code"
      label="Confirm the delivery"
      ready={CODE.test(code)}
      onConfirm={() => void action.run({ ...path(order), body: { release_code: code } })}
    >
      <p>The buyer has six digits on the order’s page, and tells you them once they hold it in their hands.</p>
      <TextField
        label="Code"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        hint={allowed.attempts_left === undefined ? undefined : `Tries left: ${allowed.attempts_left}`}
        value={code}
        onChange={event => setCode(event.target.value.replace(/\D/g, ''))}
      />
    </Step>
  )
}

export function OfferRefund({ order, allowed }: StepProps) {
  const maximum = allowed.maximum ?? order.total
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  const amount = parseMoney(typed)
  const wrong = typed !== '' && (amount === null || amount === 0 || amount > maximum.amount)
  const { minLength, maxLength } = refundsOffer.reason
  const action = useAction('post', '/orders/{order_id}/refunds', {
    scope: order.id,
    stale: STALE,
    onDone: done(() => setOpen(false), 'The buyer is asked whether they take it.'),
  })
  return (
    <Step
      {...{ action, open, setOpen }}
      name="Offer money back"
      title="Offer a part back?"
      label="Make the offer"
      ready={amount !== null && amount > 0 && !wrong && reason.trim().length >= minLength}
      onConfirm={() =>
        void action.run({
          ...path(order),
          body: { amount: { amount: amount ?? 0, currency: order.total.currency }, reason: reason.trim() },
        })
      }
    >
      <p>If the buyer takes it, that part goes back to them and the order goes on with the rest.</p>
      <TextField
        label="Amount"
        before="₦"
        inputMode="decimal"
        autoComplete="off"
        hint={`Up to ${formatMoney(maximum)}`}
        error={wrong ? `Write an amount up to ${formatMoney(maximum)}.` : undefined}
        value={typed}
        onChange={event => setTyped(event.target.value)}
      />
      <TextArea
        label="Why?"
        hint="The buyer reads it."
        maxLength={maxLength}
        value={reason}
        onChange={event => setReason(event.target.value)}
      />
    </Step>
  )
}

/** The artisan takes back what the buyer has not answered. */
export function WithdrawOffer({ order }: StepProps) {
  const [open, setOpen] = useState(false)
  const refund_id = order.refund_offer?.id ?? ''
  const action = useAction('post', '/orders/{order_id}/refunds/{refund_id}/decline', {
    scope: refund_id,
    stale: STALE,
    onDone: done(() => setOpen(false), 'The offer no longer stands.'),
  })
  return (
    <Step
      {...{ action, open, setOpen }}
      name="Take the offer back"
      title="Take the offer back?"
      label="Take it back"
      onConfirm={() => void action.run({ path: { order_id: order.id, refund_id } })}
    >
      <p>The buyer can no longer take {order.refund_offer && formatMoney(order.refund_offer.amount)}.</p>
    </Step>
  )
}
