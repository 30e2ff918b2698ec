import { useQuery } from '@tanstack/react-query'
import { shownDispute } from '~/domain/dispute'
import type { Side } from '~/domain/order'
import { Deadline } from '~/ui/when'
import { dispute } from './queries'

/** How a dispute stands, in a line or two; nothing until that is known. */
export default function DisputeNow({ id, side }: { id: string; side: Side }) {
  const found = useQuery(dispute(id)).data
  if (!found) return null
  const { now, otherwise } = shownDispute(found, side)
  return (
    <>
      <p>{now}</p>
      {found.due_at && otherwise && (
        <p className="muted">
          If nobody acts, {otherwise} <Deadline at={found.due_at} />.
        </p>
      )}
    </>
  )
}
