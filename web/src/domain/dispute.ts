import type { Schema } from '@homify/client'
import type { Tone } from '~/ui/badge'
import type { Money } from './money'

export type Dispute = Schema<'Dispute'>
export type DisputeStatus = Schema<'DisputeStatus'>
export type DisputeActionName = Schema<'DisputeActionName'>

/** What brings a dispute to its end; the first of them that is allowed is the one to press. */
export const ONWARD: ReadonlySet<DisputeActionName> = new Set<DisputeActionName>(['answer', 'propose', 'appeal'])

/** What is done in a dispute, as its buttons say it. */
export const DISPUTE_ACTIONS: Record<DisputeActionName, string> = {
  answer: 'Answer',
  propose: 'Propose a division',
  accept_proposal: 'Take this proposal',
  add_evidence: 'Add evidence',
  escalate: 'Let Homify decide',
  withdraw: 'Take it back',
  appeal: 'Appeal',
  decide: 'Decide',
}

interface Row {
  label: string
  tone: Tone
  now: string
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
  resolved: { label: 'Resolved', tone: 'good', now: 'This dispute is over, and the money was divided.' },
  withdrawn: {
    label: 'Withdrawn',
    tone: 'plain',
    now: 'The dispute was taken back, and the order goes on.',
  },
}

/** What both sides are shown of a dispute. */
export const shownDispute = (dispute: Pick<Dispute, 'status'>): Row => ROWS[dispute.status]

/** Divides what is held: the other side gets the rest, so that the parts always add up. */
export function splitOf(held: Money, toBuyer: number): { to_buyer: Money; to_artisan: Money } {
  const buyer = Math.max(0, Math.min(held.amount, Math.round(toBuyer)))
  return {
    to_buyer: { amount: buyer, currency: held.currency },
    to_artisan: { amount: held.amount - buyer, currency: held.currency },
  }
}
