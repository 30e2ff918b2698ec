import type { Schema } from '@homify/client'
import type { Side } from './order'
import { formatDate } from './time'
import { ZONE } from './zone'

type Message = Schema<'ConversationMessage'>

/** What most buyers ask first. */
export const TYPICAL = {
  product: ['Is it still available?', 'When can you deliver?', 'Can you make it in another size?'],
  artisan: ['When do you have time?', 'Can you make something to order?', 'Do you deliver to my town?'],
} as const

/** How the other side of a conversation is called. */
export function nameOf(
  side: Side,
  of: { buyer: { name: string | null }; artisan: { display_name: string | null } },
): string {
  return side === 'buyer' ? (of.buyer.name ?? 'The buyer') : (of.artisan.display_name ?? 'The artisan')
}

/** What a conversation is about, in a line. */
export const aboutOf = (of: { title: string; subject: { kind: string } }): string =>
  of.subject.kind === 'order' ? `Order: ${of.title}` : of.title ? `Question: ${of.title}` : 'Question'

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' })
/** `15:05`, in Nigeria. */
export const formatTime = (at: string): string => clock.format(new Date(at))

/** A day as a separator says it. */
function dayOf(at: string, now: number): string {
  const day = formatDate(at)
  if (day === formatDate(new Date(now).toISOString())) return 'Today'
  return day === formatDate(new Date(now - 24 * 60 * 60_000).toISOString()) ? 'Yesterday' : day
}

/** Messages by the day on which they were sent. */
export function byDay(messages: readonly Message[], now: number): { day: string; messages: Message[] }[] {
  const days: { day: string; messages: Message[] }[] = []
  for (const message of messages) {
    const day = dayOf(message.sent_at, now)
    const last = days.at(-1)
    if (last?.day === day) last.messages.push(message)
    else days.push({ day, messages: [message] })
  }
  return days
}

/** What is known of a conversation, without a gap before the newest: older ones behind a gap are read again. */
export function unbroken(known: ReadonlyMap<number, Message>, last: number): Message[] {
  const messages: Message[] = []
  for (let number = last; number > 0; number -= 1) {
    const message = known.get(number)
    if (!message) break
    messages.unshift(message)
  }
  return messages
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
/** How long to wait before asking again whether something was written: the longer nothing was, the longer. */
export function pollAfter(sinceNews: number): number {
  if (sinceNews < 2 * MINUTE) return 5 * SECOND
  return sinceNews < 10 * MINUTE ? 20 * SECOND : MINUTE
}
