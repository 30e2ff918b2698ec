import { forgetActions } from '~/api/action'
import { forgetDelivery } from '~/features/cart/address'
import { forgetDrafts } from '~/features/messages/drafts'
import { queryClient } from './query-client'
import { session } from './session'

/** Ends the session, and forgets on this device what belonged to it. The cart of all devices goes with its person. */
export async function logOut(): Promise<void> {
  await session.logOut()
  queryClient.clear()
  forgetActions()
  forgetDelivery()
  forgetDrafts()
  const { forgetKept } = await import('./keep')
  await forgetKept()
}
