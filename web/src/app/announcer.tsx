import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

/** After each navigation the page's name is said, and its title has the focus, as after a load. */
export function Announcer() {
  const router = useRouter()
  const [said, setSaid] = useState('')
  useEffect(
    () =>
      router.subscribe('onResolved', ({ pathChanged, fromLocation }) => {
        if (!pathChanged || !fromLocation) return
        const title = document.querySelector<HTMLElement>('main h1')
        title?.focus({ preventScroll: true })
        setSaid(title?.textContent ?? document.title)
      }),
    [router],
  )
  return (
    <div className="vh" role="status" aria-live="polite">
      {said}
    </div>
  )
}
