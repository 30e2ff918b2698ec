import { formatLeft, formatNear } from '~/domain/time'
import { Badge } from './badge'
import { useNow } from './when'

const SOON = 12 * 60 * 60_000

/** Until when an administrator has, and how pressing that is. */
export function Due({ at, what }: { at: string; what: string }) {
  const now = useNow()
  const left = Date.parse(at) - now
  const over = new Date(now).toISOString()
  return (
    <Badge tone={left <= 0 ? 'bad' : left < SOON ? 'warn' : 'plain'}>
      <time dateTime={at} title={formatNear(at)}>
        {left <= 0 ? `${what}: overdue by ${formatLeft(over, Date.parse(at))}` : `${what} in ${formatLeft(at, now)}`}
      </time>
    </Badge>
  )
}
