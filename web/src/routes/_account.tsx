import { createFileRoute, useMatches } from '@tanstack/react-router'
import { needsLogIn } from '~/app/guard'
import { useWho } from '~/app/session'
import { ShopShell } from '~/app/shop-shell'
import { WorkShell } from '~/app/work-shell'

export const Route = createFileRoute('/_account')({ beforeLoad: needsLogIn, component: Account })

/** Whether a page is about what somebody else bought: an order or a dispute, as its loader read it. */
const isOfBuyer = (read: unknown, me?: string): boolean =>
  typeof read === 'object' && read !== null && 'buyer_id' in read && read.buyer_id !== me

function Account() {
  const me = useWho()?.userId
  const sold = useMatches({ select: matches => matches.some(match => isOfBuyer(match.loaderData, me)) })
  return sold ? <WorkShell /> : <ShopShell />
}
