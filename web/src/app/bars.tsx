import { OfflineBar } from './offline'
import { UpdateBar } from './update'

/** What is said above every page, when there is something to say. */
export function Bars() {
  return (
    <>
      <OfflineBar />
      <UpdateBar />
    </>
  )
}
