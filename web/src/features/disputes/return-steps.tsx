import { disputesRejectReturn, disputesSendReturn } from '@homify/client/limits'
import { useState } from 'react'
import { useAction } from '~/api/action'
import { FilesField } from '~/features/uploads/files-field'
import { TextArea } from '~/ui/field'
import { done, FILES, STALE, Step, type StepProps, useStatement } from './steps'

export function SendReturn({ dispute, look }: StepProps) {
  const [open, setOpen] = useState(false)
  const { minLength, maxLength } = disputesSendReturn.note
  const { text, setText, files, setFiles, ready } = useStatement(minLength)
  const action = useAction('post', '/disputes/{dispute_id}/return', {
    scope: dispute.id,
    stale: STALE,
    onDone: done(() => setOpen(false), 'We told the artisan that it is on its way.'),
  })
  return (
    <Step
      {...{ look, action, open, setOpen, ready }}
      name="I have sent it back"
      title="How does it travel?"
      label="It is on its way"
      onConfirm={() =>
        void action.run({ path: { dispute_id: dispute.id }, body: { note: text.trim(), evidence: files.ids } })
      }
    >
      <TextArea
        label="With whom, and under which number?"
        hint="The artisan reads it."
        maxLength={maxLength}
        value={text}
        onChange={event => setText(event.target.value)}
      />
      <FilesField
        label="Photos of the parcel and its receipt"
        purpose="evidence"
        max={FILES}
        onChange={(ids, busy) => setFiles({ ids, busy })}
      />
      <p className="muted small">The receipt is what counts if the artisan says that nothing came.</p>
    </Step>
  )
}

export function ConfirmReturn({ dispute, look }: StepProps) {
  const [open, setOpen] = useState(false)
  const action = useAction('post', '/disputes/{dispute_id}/return/confirm', {
    scope: dispute.id,
    stale: STALE,
    onDone: done(() => setOpen(false), 'The dispute is over, and the money is divided.'),
  })
  return (
    <Step
      {...{ look, action, open, setOpen }}
      name="I have it back"
      title="Is all of it back, and as it should be?"
      label="Yes, divide the money"
      onConfirm={() => void action.run({ path: { dispute_id: dispute.id } })}
    >
      <p>The money is divided at once, as you agreed. This cannot be taken back.</p>
    </Step>
  )
}

export function RejectReturn({ dispute, look }: StepProps) {
  const [open, setOpen] = useState(false)
  const { minLength, maxLength } = disputesRejectReturn.statement
  const { text, setText, files, setFiles, ready } = useStatement(minLength)
  const action = useAction('post', '/disputes/{dispute_id}/return/reject', {
    scope: dispute.id,
    stale: STALE,
    onDone: done(() => setOpen(false), 'We decide now. You hear from us.'),
  })
  return (
    <Step
      {...{ look, action, open, setOpen, ready }}
      name="Something is wrong with it"
      title="What is wrong with what came back?"
      label="Ask for a decision"
      onConfirm={() =>
        void action.run({ path: { dispute_id: dispute.id }, body: { statement: text.trim(), evidence: files.ids } })
      }
    >
      <TextArea
        label="Damaged, not all of it, or not there?"
        hint="The buyer and we read it."
        maxLength={maxLength}
        value={text}
        onChange={event => setText(event.target.value)}
      />
      <FilesField
        label="Photos of what came"
        purpose="evidence"
        max={FILES}
        onChange={(ids, busy) => setFiles({ ids, busy })}
      />
      <p className="muted small">What you agreed on does not hold any more then: an administrator decides.</p>
    </Step>
  )
}
