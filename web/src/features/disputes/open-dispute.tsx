import { disputesOpen } from '@homify/client/limits'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useAction } from '~/api/action'
import type { Order, Side } from '~/domain/order'
import { STALE } from '~/features/orders/keep-order'
import { FilesField } from '~/features/uploads/files-field'
import { Button } from '~/ui/button'
import { Confirm } from '~/ui/confirm'
import { TextArea } from '~/ui/field'

const FILES = 6

/** Something is wrong with an order: its money is frozen until both agree or it is decided. */
export function OpenDispute({ order, side }: { order: Order; side: Side }) {
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const [claim, setClaim] = useState('')
  const [evidence, setEvidence] = useState<{ ids: string[]; busy: boolean }>({ ids: [], busy: false })
  const dispute = useAction('post', '/orders/{order_id}/disputes', {
    scope: order.id,
    stale: STALE,
    onDone: answer => {
      setOpen(false)
      void navigate({ to: '/disputes/$disputeId', params: { disputeId: answer.id } })
    },
  })
  const { minLength, maxLength } = disputesOpen.claim
  return (
    <>
      <Button onClick={() => setOpen(true)}>Something is wrong</Button>
      <Confirm
        open={open || dispute.busy || dispute.state.at === 'unknown'}
        title="What is wrong?"
        onClose={() => setOpen(false)}
        action={dispute}
        label="Open a dispute"
        disabled={claim.trim().length < minLength || evidence.busy}
        onConfirm={() =>
          void dispute.run({ path: { order_id: order.id }, body: { claim: claim.trim(), evidence: evidence.ids } })
        }
      >
        <p>
          The money is frozen at once. {side === 'buyer' ? 'The artisan' : 'The buyer'} answers first; either of you can
          propose how to divide it. If you cannot agree, we decide.
        </p>
        <TextArea
          label="Say what happened"
          hint={`The other side reads it. At least ${minLength} characters.`}
          maxLength={maxLength}
          value={claim}
          onChange={event => setClaim(event.target.value)}
        />
        <FilesField
          label="Photos and papers"
          hint={`Up to ${FILES}. What shows it best.`}
          purpose="evidence"
          max={FILES}
          onChange={(ids, busy) => setEvidence({ ids, busy })}
        />
      </Confirm>
    </>
  )
}
