import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react'

/** How far below the screen something begins to be drawn. */
const AHEAD = '500px'

/** What is below, drawn and read once somebody is about to come to it: on a slow network, what they came for is there first. */
export function Near({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(false)
  useEffect(() => {
    if (near || !place.current) return
    const observer = new IntersectionObserver(seen => setNear(seen.some(one => one.isIntersecting)), {
      rootMargin: AHEAD,
    })
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [near])
  return near ? <Suspense>{children}</Suspense> : <div ref={place} />
}
