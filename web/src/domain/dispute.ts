import type { Schema } from '@homify/client'
import type { Tone } from '~/ui/badge'
import type { Money } from './money'
import type { Side } from './order'

export type Dispute = Schema<'Dispute'>
export type DisputeStatus = Schema<'DisputeStatus'>
export type DisputeActionName = Schema<'DisputeActionName'>

/** What brings a dispute to its end; the first of them that is allowed is the one to press. */
export const ONWARD: ReadonlySet<DisputeActionName> = new Set<DisputeActionName>([
  'answer',
  'propose',
  'appeal',
  'send_return',
  'confirm_return',
])

/** What is done in a dispute, as its buttons say it. */
export const DISPUTE_ACTIONS: Record<DisputeActionName, string> = {
  answer: 'Answer',
  propose: 'Propose a division',
  accept_proposal: 'Take this proposal',
  add_evidence: 'Add evidence',
  escalate: 'Let Homify decide',
  withdraw: 'Take it back',
  appeal: 'Appeal',
  send_return: 'I have sent it back',
  confirm_return: 'I have it back',
  reject_return: 'Something is wrong with it',
  decide: 'Decide',
}

interface Row {
  label: string
  tone: Tone
  now: string | Record<Side, string>
  /** What happens at `due_at` if nobody acts. */
  otherwise?: string
}

// One row for each status. What can be done then is the API's to say.
const ROWS: Record<DisputeStatus, Row> = {
  open: {
    label: 'Waits for an answer',
    tone: 'warn',
    now: 'The other side is asked what they say to it. Meanwhile either of you can propose how to divide the money.',
    otherwise: 'it goes to us for a decision',
  },
  answered: {
    label: 'Find an agreement',
    tone: 'info',
    now: 'Both have spoken. Propose how to divide the money, or take what the other proposes.',
    otherwise: 'it ends by the rules, without a decision of ours',
  },
  escalated: {
    label: 'We decide',
    tone: 'info',
    now: 'An administrator looks at both sides and decides. Until then you can still agree.',
    otherwise: 'it ends by the rules',
  },
  decided: {
    label: 'Decided',
    tone: 'info',
    now: 'This is our decision. If you have something against it, appeal before the time is up.',
    otherwise: 'the decision stands and the money is divided',
  },
  appealed: {
    label: 'Appealed',
    tone: 'info',
    now: 'We look at it once more. Our second decision is final. Until then you can still agree.',
    otherwise: 'the first decision stands',
  },
  awaiting_return: {
    label: 'To be sent back',
    tone: 'warn',
    now: {
      buyer:
        'You agreed that the goods go back. Send them, and say so here with a photo of the parcel or its receipt. The money is divided once the artisan has them.',
      artisan:
        'You agreed that the goods go back. The buyer sends them, and you hear of it. The money stays frozen until you have them.',
    },
    otherwise: 'it goes to us for a decision',
  },
  return_sent: {
    label: 'On its way back',
    tone: 'info',
    now: {
      buyer: 'The goods are on their way back. Keep the receipt until the artisan has them.',
      artisan:
        'The goods are on their way back to you. Look at them, and say whether all is well. If they are damaged or do not come, say so in time: we decide then.',
    },
    otherwise: 'the money is divided as you agreed',
  },
  resolved: { label: 'Resolved', tone: 'good', now: 'This dispute is over, and the money was divided.' },
  withdrawn: {
    label: 'Withdrawn',
    tone: 'plain',
    now: 'The dispute was taken back, and the order goes on.',
  },
}

/** What one side is shown of a dispute. */
export function shownDispute(dispute: Pick<Dispute, 'status'>, side: Side): Row & { now: string } {
  const row = ROWS[dispute.status]
  return { ...row, now: typeof row.now === 'string' ? row.now : row.now[side] }
}

/** How goods that go back came to their end, as both sides are told. */
export const RETURN_ENDED: Record<Schema<'ReturnOutcome'>, string> = {
  received: 'The artisan has the goods back.',
  unanswered: 'They were sent back, and the artisan said nothing in time.',
  not_sent: 'They were not sent back in time. What was agreed does not hold any more.',
  rejected: 'The artisan says that something is wrong with what came back. What was agreed does not hold any more.',
  replaced: 'Both agreed on something else instead.',
  withdrawn: 'The buyer keeps the goods, and took the dispute back.',
}

/** Divides what is held: the other side gets the rest, so that the parts always add up. */
export function splitOf(held: Money, toBuyer: number): { to_buyer: Money; to_artisan: Money } {
  const buyer = Math.max(0, Math.min(held.amount, Math.round(toBuyer)))
  return {
    to_buyer: { amount: buyer, currency: held.currency },
    to_artisan: { amount: held.amount - buyer, currency: held.currency },
  }
}
