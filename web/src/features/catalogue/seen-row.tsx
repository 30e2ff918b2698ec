import { useState } from 'react'
import { KeptProducts } from '~/features/users/kept-products'
import { seenLately } from './seen-lately'

/** What was looked at on this device, as it is now; nothing where that is nothing. */
export function SeenRow() {
  const [seen] = useState(seenLately)
  if (seen.length === 0) return null
  return (
    <section className="stack" aria-labelledby="seen">
      <h2 id="seen">Seen lately on this device</h2>
      <KeptProducts ids={seen} />
    </section>
  )
}
