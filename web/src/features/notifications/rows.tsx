import type { Schema } from '@homify/client'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { invalidate } from '~/api/query'
import { api } from '~/app/session'
import { Ago } from '~/ui/when'
import css from './rows.module.css'

type Notification = Schema<'Notification'>

/** What a person was told. Each leads to what it is about, and is read once it was followed. */
export function NotificationRows({ notifications }: { notifications: readonly Notification[] }) {
  const client = useQueryClient()
  const read = (id: string) =>
    void api
      .POST('/notifications/{notification_id}/read', { params: { path: { notification_id: id } } })
      // Whether it counts as read is not worth a word to the person.
      .then(
        () => invalidate(client, '/notifications'),
        () => undefined,
      )
  return (
    <ul className={css.rows}>
      {notifications.map(({ id, title, body, link, created_at, read_at }) => (
        <li key={id} className={css.row} data-unread={read_at ? undefined : ''}>
          <span className={css.dot} aria-hidden="true" />
          <div className="stack-tight">
            <p className={css.title}>
              <Link to={link} onClick={() => !read_at && read(id)}>
                {!read_at && <span className="vh">Unread: </span>}
                {title}
              </Link>
            </p>
            <p className={css.body}>{body}</p>
            <p className="muted small">
              <Ago at={created_at} />
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}
