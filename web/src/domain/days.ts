import { ZONE } from './zone'

const day = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' })

/** The day of a moment in the market's zone, as the API writes it: `2026-11-22`. */
export const dayOf = (at: number): string => day.format(at)

const DAY = 86_400_000

/** The last days, today included. */
export const lastDays = (count: number, now = Date.now()): { from: string; to: string } => ({
  from: dayOf(now - (count - 1) * DAY),
  to: dayOf(now),
})
