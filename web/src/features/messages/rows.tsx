import type { Schema } from '@homify/client'
import { Link } from '@tanstack/react-router'
import { aboutOf, nameOf } from '~/domain/messages'
import { otherSide } from '~/domain/order'
import { Badge } from '~/ui/badge'
import { Ago } from '~/ui/when'
import css from './messages.module.css'

/** A message without words has files, unless whoever wrote it has left. */
const filesOf = (files: number): string =>
  files === 0 ? 'Erased, since they have left' : files === 1 ? 'A file' : `${files} files`

/** Conversations, each with its last line and what is unread. */
export function ConversationRows({ lines }: { lines: readonly Schema<'ConversationLine'>[] }) {
  return (
    <ul className={css.rows}>
      {lines.map(line => (
        <li key={line.id} className={css.row} data-unread={line.unread > 0 ? '' : undefined}>
          <div className={css.head}>
            <p className={css.name}>
              <Link to="/conversations/$conversationId" params={{ conversationId: line.id }}>
                {nameOf(otherSide(line.own_side), line)}
              </Link>
            </p>
            {line.last && (
              <span className="muted small">
                <Ago at={line.last.at} />
              </span>
            )}
          </div>
          <p className="muted small break">{aboutOf(line)}</p>
          <div className={css.head}>
            <p className={css.last}>
              {line.last?.by === line.own_side && 'You: '}
              {line.last && (line.last.text || filesOf(line.last.files))}
            </p>
            {line.unread > 0 && <Badge tone="good">{line.unread} new</Badge>}
          </div>
        </li>
      ))}
    </ul>
  )
}
