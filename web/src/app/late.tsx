import { type ComponentType, useEffect, useState } from 'react'

/** Milliseconds after which a first visit has what it came for, and the rest of the app may take the network. */
const LATER = 3_000

/** The bars above the page. With the one of a new version the app is put on the device, which a first visit is not to wait for. */
export function LateBars() {
  const [Bars, setBars] = useState<ComponentType | null>(null)
  useEffect(() => {
    const load = () =>
      import('./bars').then(
        ({ Bars }) => setBars(() => Bars),
        () => undefined,
      )
    const timer = setTimeout(load, navigator.serviceWorker?.controller ? 0 : LATER)
    return () => clearTimeout(timer)
  }, [])
  return Bars && <Bars />
}
