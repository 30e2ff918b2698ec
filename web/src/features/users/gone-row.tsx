import { useAction } from '~/api/action'
import { Button } from '~/ui/button'
import css from '~/ui/lines.module.css'
import { ActionNotice } from '~/ui/problem'

/** Something that was kept and is not in the shop any more. It may come back; or it is kept no longer. */
export function GoneRow({ subject, what }: { subject: string; what: string }) {
  const drop = useAction('delete', '/me/favourites/{subject}', { scope: subject, stale: ['/me/favourites'] })
  return (
    <li className={css.row}>
      <div>
        <p className="muted">{what} is not in the shop now.</p>
        <ActionNotice action={drop} />
      </div>
      <Button look="quiet" busy={drop.busy} onClick={() => void drop.run({ path: { subject } })}>
        Remove it
      </Button>
    </li>
  )
}
