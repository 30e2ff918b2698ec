import type { Schema } from '@homify/client'
import { list, q } from '~/api/query'
import type { Tone } from '~/ui/badge'

export type Payout = Schema<'Payout'>

export const payouts = list('/me/payouts')
export const payout = (payout_id: string) => q('/me/payouts/{payout_id}', { path: { payout_id } })

/** What each state of a payout means to who waits for it. */
export const PAYOUT: Record<Payout['status'], { label: string; tone: Tone; say: string }> = {
  requested: { label: 'On its way', tone: 'info', say: 'We are handing it to the bank.' },
  sent: {
    label: 'On its way',
    tone: 'info',
    say: 'The bank has it. Most payouts arrive within minutes, some on the next working day.',
  },
  succeeded: { label: 'Paid', tone: 'good', say: 'The bank says that it is in your account.' },
  failed: { label: 'Not paid', tone: 'bad', say: 'The bank refused it. The money is back in your wallet.' },
  reversed: { label: 'Came back', tone: 'bad', say: 'The bank sent it back. The money is in your wallet again.' },
}
