import { useEffect } from 'react'
import { keepCart } from '~/features/cart/synced'
import { OfflineBar } from './offline'
import { UpdateBar } from './update'

/** What is said above every page, when there is something to say. */
export function Bars() {
  // Not before the page is there: no first visit waits for it.
  useEffect(keepCart, [])
  return (
    <>
      <OfflineBar />
      <UpdateBar />
    </>
  )
}
