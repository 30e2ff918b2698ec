import type { Schema } from '@homify/client'
import { formatDateTime } from './time'

type Reason = Schema<'Reason'>

/** Something that can be done, or why it cannot, as the API says of an order or a dispute. */
export interface Action<Name extends string> {
  action: Name
  allowed: boolean
  reason?: Reason
  detail?: string
  possible_at?: string
}

// What is refused because of how far the whole is: the page says that in words of its own.
const SAID_ALREADY: ReadonlySet<Reason> = new Set<Reason>([
  'not_paid',
  'not_accepted',
  'not_sent',
  'disputed',
  'no_offer',
  'no_proposal',
  'not_escalated',
  'not_decided',
  'decided',
  'appealed',
  'return_awaited',
  'return_sent',
  'over',
])

// The API's sentence has the moment as programs read it.
const FROM_THEN: Partial<Record<Reason, string>> = {
  not_late: 'if it has not been delivered by then',
  not_answered: 'or once the other side has answered',
}

/** Why something cannot be done yet, in a sentence. */
export function whyNot({ reason, detail, possible_at }: Action<string>): string {
  const then = possible_at && reason && FROM_THEN[reason]
  if (then) return `From ${formatDateTime(possible_at)} on, ${then}.`
  return detail ?? 'Not possible now.'
}

/** What can be done, in three parts: the one thing to press, what else is allowed, and what is refused for a reason to be told. */
export function choices<One extends Action<string>>(actions: readonly One[], onward: ReadonlySet<One['action']>) {
  const allowed = actions.filter(one => one.allowed)
  const primary = allowed.find(one => onward.has(one.action))
  return {
    primary,
    others: allowed.filter(one => one !== primary),
    refused: refusedOf(actions),
  }
}

/** What is refused for a reason that the page does not say already. */
export const refusedOf = <One extends Action<string>>(actions: readonly One[]): One[] =>
  actions.filter(one => !one.allowed && !(one.reason && SAID_ALREADY.has(one.reason)))

/** Whether it can be done now. */
export const may = <Name extends string>(actions: readonly Action<Name>[], name: Name): boolean =>
  actions.some(one => one.action === name && one.allowed)
