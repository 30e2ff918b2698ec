import type { Schema } from '@homify/client'
import type { Tone } from '~/ui/badge'
import type { Money } from './money'
import type { Side } from './order'

export type Dispute = Schema<'Dispute'>
export type DisputeStatus = Schema<'DisputeStatus'>
export type DisputeStep = 'answer' | 'evidence' | 'propose' | 'escalate' | 'withdraw' | 'appeal'

interface Row {
  label: string
  tone: Tone
  now: string
  /** What happens at `due_at` if nobody acts. */
  otherwise?: string
  steps: readonly DisputeStep[]
}

// One row for each status; the rules are the matches of shared/domain/src/disputes.
const ROWS: Record<DisputeStatus, Row> = {
  open: {
    label: 'Waits for an answer',
    tone: 'warn',
    now: 'The other side is asked what they say to it. Meanwhile either of you can propose how to divide the money.',
    otherwise: 'it goes to us for a decision',
    steps: ['answer', 'propose', 'evidence', 'withdraw'],
  },
  answered: {
    label: 'Find an agreement',
    tone: 'info',
    now: 'Both have spoken. Propose how to divide the money, or take what the other proposes.',
    otherwise: 'it ends by the rules, without a decision of ours',
    steps: ['propose', 'evidence', 'escalate', 'withdraw'],
  },
  escalated: {
    label: 'We decide',
    tone: 'info',
    now: 'An administrator looks at both sides and decides. Until then you can still agree.',
    otherwise: 'it ends by the rules',
    steps: ['propose', 'evidence', 'withdraw'],
  },
  decided: {
    label: 'Decided',
    tone: 'info',
    now: 'This is our decision. If you have something against it, appeal before the time is up.',
    otherwise: 'the decision stands and the money is divided',
    steps: ['appeal'],
  },
  appealed: {
    label: 'Appealed',
    tone: 'info',
    now: 'We look at it once more. Our second decision is final. Until then you can still agree.',
    otherwise: 'the first decision stands',
    steps: ['propose', 'evidence'],
  },
  resolved: { label: 'Settled', tone: 'good', now: 'This dispute is over, and the money was divided.', steps: [] },
  withdrawn: {
    label: 'Withdrawn',
    tone: 'plain',
    now: 'The dispute was taken back, and the order goes on.',
    steps: [],
  },
}

/** What one side is shown of a dispute, and what is theirs to do. */
export function shownDispute(dispute: Pick<Dispute, 'status' | 'opened_by'>, side: Side): Row {
  const row = ROWS[dispute.status]
  const mine = dispute.opened_by === side
  return { ...row, steps: row.steps.filter(step => (step === 'withdraw' ? mine : step === 'answer' ? !mine : true)) }
}

/** Divides what is held: the other side gets the rest, so that the parts always add up. */
export function splitOf(held: Money, toBuyer: number): { to_buyer: Money; to_artisan: Money } {
  const buyer = Math.max(0, Math.min(held.amount, Math.round(toBuyer)))
  return {
    to_buyer: { amount: buyer, currency: held.currency },
    to_artisan: { amount: held.amount - buyer, currency: held.currency },
  }
}
