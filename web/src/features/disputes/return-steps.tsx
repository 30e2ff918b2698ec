import { disputesRejectReturn, disputesSendReturn } from '@homify/client/limits'
import { useState } from 'react'
import { useAction } from '~/api/action'
import { FilesField } from '~/features/uploads/files-field'
import { TextArea } from '~/ui/field'
import { done, STALE, Step, type StepProps, useStatement } from './steps'

export function SendReturn({ dispute, look }: StepProps) {
  const [open, setOpen] = useState(false)
  const { words, files, ready, wordsField, filesField } = useStatement(disputesSendReturn.note)
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
      onConfirm={() => void action.run({ path: { dispute_id: dispute.id }, body: { note: words, evidence: files } })}
    >
      <TextArea label="With whom, and under which number?" hint="The artisan reads it." {...wordsField} />
      <FilesField {...filesField} label="Photos of the parcel and its receipt" />
      <p className="muted small">
        The receipt is what counts if the artisan says that nothing came. What either of you proposed before does not
        count any more.
      </p>
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
  const { words, files, ready, wordsField, filesField } = useStatement(disputesRejectReturn.statement)
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
        void action.run({ path: { dispute_id: dispute.id }, body: { statement: words, evidence: files } })
      }
    >
      <TextArea label="Damaged, not all of it, or not there?" hint="The buyer and we read it." {...wordsField} />
      <FilesField {...filesField} label="Photos of what came" />
      <p className="muted small">What you agreed on does not hold any more then: an administrator decides.</p>
    </Step>
  )
}
