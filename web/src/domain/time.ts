import { ZONE } from './zone'

const dateTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})
const date = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, day: 'numeric', month: 'short', year: 'numeric' })
const weekday = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
})

/** `22 Nov 2026, 15:05`, in Nigeria. */
export const formatDateTime = (at: string): string => dateTime.format(new Date(at))

/** `22 Nov 2026`, in Nigeria. */
export const formatDate = (at: string): string => date.format(new Date(at))

/** The same of a day of the books, which has no time: `2026-11-22`. */
export const formatDay = (day: string): string => formatDate(`${day}T12:00:00Z`)

/** `Sun, 22 Nov, 15:05`: a moment that is near. */
export const formatNear = (at: string): string => weekday.format(new Date(at))

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const count = (n: number, unit: string): string => `${n} ${unit}${n === 1 ? '' : 's'}`

/** How long from now, in one or two units: `2 days`, `5 hours 10 minutes`, `less than a minute`. Past is `now`. */
export function formatLeft(until: string, now: number): string {
  const left = Date.parse(until) - now
  if (left <= 0) return 'now'
  if (left >= 2 * DAY) return count(Math.floor(left / DAY), 'day')
  if (left >= HOUR) {
    const hours = Math.floor(left / HOUR)
    const minutes = Math.floor((left % HOUR) / MINUTE)
    return hours < 6 && minutes > 0 ? `${count(hours, 'hour')} ${count(minutes, 'minute')}` : count(hours, 'hour')
  }
  return left >= MINUTE ? count(Math.floor(left / MINUTE), 'minute') : 'less than a minute'
}

/** How long ago: `just now`, `5 minutes ago`, `yesterday`; beyond a week, the date. */
export function formatAgo(at: string, now: number): string {
  const gone = now - Date.parse(at)
  if (gone < MINUTE) return 'just now'
  if (gone < HOUR) return `${count(Math.floor(gone / MINUTE), 'minute')} ago`
  if (gone < DAY) return `${count(Math.floor(gone / HOUR), 'hour')} ago`
  if (gone < 2 * DAY) return 'yesterday'
  return gone < 7 * DAY ? `${Math.floor(gone / DAY)} days ago` : formatDate(at)
}
