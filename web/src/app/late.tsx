import { type ComponentType, useEffect, useState } from 'react'

/** Milliseconds after which a first visit has what it came for, and the rest of the app may take the network. */
const LATER = 3_000

/** The bar of a new version. With it the app is put on the device, which a first visit is not to wait for. */
export function LateUpdateBar() {
  const [Bar, setBar] = useState<ComponentType | null>(null)
  useEffect(() => {
    const load = () =>
      import('./update').then(
        ({ UpdateBar }) => setBar(() => UpdateBar),
        () => undefined,
      )
    const timer = setTimeout(load, navigator.serviceWorker?.controller ? 0 : LATER)
    return () => clearTimeout(timer)
  }, [])
  return Bar && <Bar />
}
