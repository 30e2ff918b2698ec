import type { Schema } from '@homify/client'
import { useAction } from '~/api/action'
import { Button } from '~/ui/button'
import { ActionNotice } from '~/ui/problem'

/** Marks everything that is shown as read, at once. */
export function ReadAll({ notifications }: { notifications: readonly Schema<'Notification'>[] }) {
  const [newest] = notifications
  const action = useAction('post', '/notifications/read', { scope: 'all', stale: ['/notifications', '/me'] })
  if (!newest || notifications.every(one => one.read_at)) return null
  return (
    <div className="stack-tight">
      <ActionNotice action={action} />
      <div className="row">
        <Button busy={action.busy} onClick={() => void action.run({ body: { through: newest.id } })}>
          Mark all as read
        </Button>
      </div>
    </div>
  )
}
