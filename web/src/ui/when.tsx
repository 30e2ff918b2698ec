import { useEffect, useState } from 'react'
import { formatAgo, formatDateTime, formatLeft, formatNear } from '~/domain/time'

/** The moment, moving: each minute, or each second when it matters. */
export function useNow(every = 30_000): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every)
    return () => clearInterval(timer)
  }, [every])
  return now
}

/** A moment, in Nigeria's time: `22 Nov 2026, 15:05`. */
export const When = ({ at }: { at: string }) => <time dateTime={at}>{formatDateTime(at)}</time>

/** How long ago, with the whole moment for who points at it. */
export function Ago({ at }: { at: string }) {
  return (
    <time dateTime={at} title={formatDateTime(at)}>
      {formatAgo(at, useNow())}
    </time>
  )
}

/** A deadline: how long from now, and when: `in 2 days (Tue, 24 Nov, 11:17)`. */
export function Deadline({ at }: { at: string }) {
  const now = useNow()
  const left = formatLeft(at, now)
  return (
    <time dateTime={at}>
      {left === 'now' ? 'any moment now' : `in ${left}`} ({formatNear(at)})
    </time>
  )
}

/** How much time is left for something: `47 hours left to accept`. */
export function Left({ until, children }: { until: string; children: string }) {
  const left = formatLeft(until, useNow())
  return (
    <time dateTime={until} title={formatDateTime(until)}>
      {left === 'now' ? `The time ${children} is over` : `${left} left ${children}`}
    </time>
  )
}
