import { type ComponentType, useEffect, useState } from 'react'

/** Milliseconds after which a first visit has what it came for, and the rest of the app may take the network. */
const LATER = 3_000

/** A part of the frame that comes after the page. */
function useLate<P extends object>(load: () => Promise<ComponentType<P>>, props: P) {
  const [Part, setPart] = useState<ComponentType<P> | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a part is loaded once
  useEffect(() => {
    const take = () =>
      load().then(
        part => setPart(() => part),
        () => undefined,
      )
    const timer = setTimeout(take, navigator.serviceWorker?.controller ? 0 : LATER)
    return () => clearTimeout(timer)
  }, [])
  return Part && <Part {...props} />
}

/** The bars above the page. With the one of a new version the app is put on the device, which a first visit is not to wait for. */
export const LateBars = () => useLate(() => import('./bars').then(({ Bars }) => Bars), {})
/** What there is to read, with how much of it is new: as a tab of a phone, or among the tools. */
export const LateReading = (props: { tab?: true }) =>
  useLate(() => import('./messages').then(({ Reading }) => Reading), props)
