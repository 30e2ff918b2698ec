import { disputesAddEvidence, disputesAnswer, disputesAppeal } from '@homify/client/limits'
import type { QueryClient } from '@tanstack/react-query'
import { type ChangeEvent, type ComponentProps, useState } from 'react'
import { useAction } from '~/api/action'
import type { GetPath } from '~/api/query'
import { type Dispute, splitOf } from '~/domain/dispute'
import { formatMoney } from '~/domain/money'
import { STALE as ORDER_STALE } from '~/features/orders/keep-order'
import { FilesField } from '~/features/uploads/files-field'
import type { Look } from '~/ui/button'
import { Choice, TextArea } from '~/ui/field'
import { SplitField } from '~/ui/split-field'
import { Step as AnyStep } from '~/ui/step'
import { toast } from '~/ui/toast'
import { dispute as disputeQuery } from './queries'

export const STALE: GetPath[] = [...ORDER_STALE, '/disputes/{dispute_id}', '/disputes/{dispute_id}/history']
const FILES = 6

export interface StepProps {
  dispute: Dispute
  look?: Look
}

/** What each step does once it is done: the dispute as it is now goes where the page finds it. */
export const done = (close: () => void, words: string) => (next: Dispute, client: QueryClient) => {
  close()
  client.setQueryData(disputeQuery(next.id).queryKey, before => (before ? { ...before, ...next } : undefined))
  toast(words)
}

/** A step of a dispute: until it is known what became of it, the money stays frozen. */
export const Step = (props: Omit<ComponentProps<typeof AnyStep>, 'safe' | 'wide'>) => (
  <AnyStep {...props} safe="The money stays frozen until then." />
)

/** Words and files, as five of the steps need them, and the fields for both. */
export function useStatement({ minLength, maxLength }: { minLength: number; maxLength: number }) {
  const [text, setText] = useState('')
  const [files, setFiles] = useState<{ ids: string[]; busy: boolean }>({ ids: [], busy: false })
  const words = text.trim()
  return {
    words,
    files: files.ids,
    ready: words.length >= minLength && !files.busy,
    clear: () => setText(''),
    wordsField: {
      maxLength,
      value: text,
      onChange: (event: ChangeEvent<HTMLTextAreaElement>) => setText(event.target.value),
    },
    filesField: {
      label: 'Photos and papers',
      purpose: 'evidence',
      max: FILES,
      onChange: (ids: string[], busy: boolean) => setFiles({ ids, busy }),
    } as const,
  }
}

export function Answer({ dispute, look }: StepProps) {
  const [open, setOpen] = useState(false)
  const { words, files, ready, wordsField, filesField } = useStatement(disputesAnswer.statement)
  const action = useAction('post', '/disputes/{dispute_id}/answer', {
    scope: dispute.id,
    stale: STALE,
    onDone: done(() => setOpen(false), 'Your answer is with the other side.'),
  })
  return (
    <Step
      {...{ look, action, open, setOpen, ready }}
      name="Answer"
      title="Your side"
      label="Send the answer"
      onConfirm={() =>
        void action.run({ path: { dispute_id: dispute.id }, body: { statement: words, evidence: files } })
      }
    >
      <TextArea label="What do you say to it?" hint="The other side reads it." {...wordsField} />
      <FilesField {...filesField} />
    </Step>
  )
}

export function AddEvidence({ dispute, look }: StepProps) {
  const [open, setOpen] = useState(false)
  const { words, files, ready, clear, wordsField, filesField } = useStatement(disputesAddEvidence.note)
  const action = useAction('post', '/disputes/{dispute_id}/evidence', {
    scope: dispute.id,
    stale: STALE,
    onDone: done(() => {
      setOpen(false)
      clear()
    }, 'Your evidence was added.'),
  })
  return (
    <Step
      {...{ look, action, open, setOpen, ready }}
      name="Add evidence"
      title="More evidence"
      label="Add it"
      onConfirm={() => void action.run({ path: { dispute_id: dispute.id }, body: { note: words, evidence: files } })}
    >
      <TextArea label="What does it show?" hint="The other side and we read it." {...wordsField} />
      <FilesField {...filesField} />
    </Step>
  )
}

export function Propose({ dispute, look }: StepProps) {
  const [open, setOpen] = useState(false)
  const [toBuyer, setToBuyer] = useState(Math.round(dispute.held.amount / 200) * 100)
  const [goodsFirst, setGoodsFirst] = useState(false)
  const canReturn = dispute.actions.some(one => one.action === 'propose' && one.after_return)
  const afterReturn = canReturn && goodsFirst
  const forNothing = afterReturn && toBuyer === 0
  const action = useAction('post', '/disputes/{dispute_id}/proposals', {
    scope: dispute.id,
    stale: STALE,
    onDone: done(() => setOpen(false), 'Your proposal is with the other side.'),
  })
  return (
    <Step
      {...{ look, action, open, setOpen }}
      ready={!forNothing}
      name="Propose a division"
      title="How should it be divided?"
      label="Propose this"
      onConfirm={() =>
        void action.run({
          path: { dispute_id: dispute.id },
          body: { ...splitOf(dispute.held, toBuyer), after_return: afterReturn },
        })
      }
    >
      <SplitField held={dispute.held} toBuyer={toBuyer} onChange={setToBuyer} />
      {canReturn && (
        <Choice
          type="checkbox"
          label="Only once the goods are back"
          hint="The buyer sends them first. Agree on who pays for the way back by how you divide."
          checked={afterReturn}
          onChange={event => {
            setGoodsFirst(event.target.checked)
            if (event.target.checked) setToBuyer(dispute.held.amount)
          }}
        />
      )}
      <p className="muted small">
        {forNothing
          ? 'Nobody sends goods back for nothing: give the buyer a part.'
          : afterReturn
            ? 'If the other side takes it, the money stays frozen until the artisan has the goods. Then it moves at once.'
            : 'If the other side takes it, the dispute is over and the money moves at once.'}
      </p>
    </Step>
  )
}

export function AcceptProposal({ dispute, by }: { dispute: Dispute; by: 'buyer' | 'artisan' }) {
  const [open, setOpen] = useState(false)
  const proposal = dispute.proposals[by]
  const action = useAction('post', '/disputes/{dispute_id}/proposals/{number}/accept', {
    scope: `${dispute.id} ${proposal?.number ?? 0}`,
    stale: STALE,
    onDone: done(
      () => setOpen(false),
      proposal?.after_return ? 'You agreed. The goods go back first.' : 'You agreed. The dispute is over.',
    ),
  })
  if (!proposal) return null
  const { to_buyer, to_artisan } = proposal.split
  const parts = `${formatMoney(to_buyer)} to the buyer, ${formatMoney(to_artisan)} to the artisan.`
  return (
    <Step
      {...{ action, open, setOpen }}
      look="primary"
      name="Take this proposal"
      title="Take this proposal?"
      label={proposal.after_return ? 'Agree to the return' : 'Agree and end the dispute'}
      onConfirm={() => void action.run({ path: { dispute_id: dispute.id, number: proposal.number } })}
    >
      {proposal.after_return ? (
        <p>
          {by === 'artisan' ? 'You send the goods back' : 'The buyer sends the goods back'}, and then: {parts} Until the
          artisan has them the money stays frozen. What either of you proposed before does not count any more.
        </p>
      ) : (
        <p>{parts} This cannot be taken back.</p>
      )}
    </Step>
  )
}

export function Withdraw({ dispute, look }: StepProps) {
  const [open, setOpen] = useState(false)
  const action = useAction('post', '/disputes/{dispute_id}/withdraw', {
    scope: dispute.id,
    stale: STALE,
    onDone: done(() => setOpen(false), 'The dispute was taken back.'),
  })
  return (
    <Step
      {...{ look, action, open, setOpen }}
      name="Take it back"
      title="Take the dispute back?"
      label="Take it back"
      onConfirm={() => void action.run({ path: { dispute_id: dispute.id } })}
    >
      <p>The order goes on as it stood. Its deadlines are moved by the time that the dispute took.</p>
    </Step>
  )
}

export function Escalate({ dispute, look }: StepProps) {
  const [open, setOpen] = useState(false)
  const action = useAction('post', '/disputes/{dispute_id}/escalate', {
    scope: dispute.id,
    stale: STALE,
    onDone: done(() => setOpen(false), 'We decide now. You hear from us.'),
  })
  return (
    <Step
      {...{ look, action, open, setOpen }}
      name="Let Homify decide"
      title="Let Homify decide?"
      label="Ask for a decision"
      onConfirm={() => void action.run({ path: { dispute_id: dispute.id } })}
    >
      <p>An administrator reads both sides and decides. You can still agree until then.</p>
    </Step>
  )
}

export function AppealDecision({ dispute, look }: StepProps) {
  const [open, setOpen] = useState(false)
  const { words, ready, wordsField } = useStatement(disputesAppeal.reason)
  const action = useAction('post', '/disputes/{dispute_id}/appeal', {
    scope: dispute.id,
    stale: STALE,
    onDone: done(() => setOpen(false), 'We look at it once more.'),
  })
  return (
    <Step
      {...{ look, action, open, setOpen, ready }}
      name="Appeal"
      title="What is wrong with the decision?"
      label="Appeal"
      onConfirm={() => void action.run({ path: { dispute_id: dispute.id }, body: { reason: words } })}
    >
      <TextArea label="Your reason" hint="The other side reads it. What did we not see?" {...wordsField} />
    </Step>
  )
}
