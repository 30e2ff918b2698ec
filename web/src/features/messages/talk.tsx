import type { ReactNode } from 'react'
import { byDay, formatTime } from '~/domain/messages'
import { Files } from '~/features/uploads/files'
import { useNow } from '~/ui/when'
import css from './messages.module.css'
import type { Message } from './queries'

interface Props {
  messages: readonly Message[]
  /** Whose messages stand at the right; none of an administrator's. */
  own?: Message['by']
  names: Record<Message['by'], string>
  /** Up to which message the other side has read. */
  readByOther?: number
  /** What can be done with a message. */
  tools?(message: Message): ReactNode
  /** What is on its way. */
  waits?: string
}

/** What was said, day by day. */
export function Talk({ messages, own, names, readByOther = 0, tools, waits }: Props) {
  const now = useNow()
  const lastOwn = messages.findLast(one => one.by === own)?.number
  return (
    <ol className={css.talk} aria-label="Messages">
      {byDay(messages, now).flatMap(({ day, messages: said }) => [
        <li key={day} className={css.day}>
          {day}
        </li>,
        ...said.map(message => (
          <li key={message.number} className={css.message} data-own={message.by === own ? '' : undefined}>
            <span className="vh">{message.by === own ? 'You' : names[message.by]}:</span>
            {message.text && <p className="lines break">{message.text}</p>}
            {!message.text && message.uploads.length === 0 && <p className="muted">Erased, since they have left</p>}
            {message.uploads.length > 0 && <Files label="File" files={message.files ?? []} />}
            <div className={css.meta}>
              {message.by !== own && <span>{names[message.by]}</span>}
              <time dateTime={message.sent_at}>{formatTime(message.sent_at)}</time>
              {message.hides_contacts && <span>Contact details hidden</span>}
              {message.number === lastOwn && <span>{readByOther >= message.number ? 'Read' : 'Sent'}</span>}
              {tools?.(message)}
            </div>
          </li>
        )),
      ])}
      {waits && (
        <li className={css.message} data-own="" data-waits="">
          <p className="lines break">{waits}</p>
          <div className={css.meta} role="status">
            Sending…
          </div>
        </li>
      )}
    </ol>
  )
}
