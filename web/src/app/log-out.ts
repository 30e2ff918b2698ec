import { forgetActions } from '~/api/action'
import { forgetDelivery } from '~/features/cart/address'
import { forgetDrafts } from '~/features/messages/drafts'
import { session } from './session'

/**
 * Ends the session and forgets on this device what belonged to it, at once: the API is told, and not waited for. The cart of all
 * devices goes with its person, and so does what was read with the session (`main.tsx`).
 */
export async function logOut(): Promise<void> {
  const told = session.logOut()
  forgetActions()
  forgetDelivery()
  forgetDrafts()
  const { forgetKept } = await import('./keep')
  await Promise.all([forgetKept(), told])
}
