import { disputesOpen } from '@homify/client/limits'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useAction } from '~/api/action'
import { STALE } from '~/features/orders/keep-order'
import { path, Step, type StepProps } from '~/features/orders/step'
import { FilesField } from '~/features/uploads/files-field'
import { TextArea } from '~/ui/field'

const FILES = 6

/** Something is wrong with an order: its money is frozen until both agree or it is decided. */
export function OpenDispute({ order, side }: StepProps) {
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const [claim, setClaim] = useState('')
  const [evidence, setEvidence] = useState<{ ids: string[]; busy: boolean }>({ ids: [], busy: false })
  const action = useAction('post', '/orders/{order_id}/disputes', {
    scope: order.id,
    stale: STALE,
    onDone: answer => {
      setOpen(false)
      void navigate({ to: '/disputes/$disputeId', params: { disputeId: answer.id } })
    },
  })
  const { minLength, maxLength } = disputesOpen.claim
  return (
    <Step
      {...{ action, open, setOpen }}
      name="Something is wrong"
      title="What is wrong?"
      label="Open a dispute"
      ready={claim.trim().length >= minLength && !evidence.busy}
      onConfirm={() => void action.run({ ...path(order), body: { claim: claim.trim(), evidence: evidence.ids } })}
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
    </Step>
  )
}
