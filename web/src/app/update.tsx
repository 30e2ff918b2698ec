import { useEffect, useState } from 'react'
import { Button } from '~/ui/button'
import css from './bars.module.css'

/** A new version waits: a quiet bar says so. The page is loaded anew when the person wants it, never in a form. */
export function UpdateBar() {
  const [waiting, setWaiting] = useState<ServiceWorker | null>(null)
  useEffect(() => {
    if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return
    let reloading = false
    const hadOne = Boolean(navigator.serviceWorker.controller)
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      if (reloading || !hadOne) return
      reloading = true
      location.reload()
    })
    void navigator.serviceWorker.register('/sw.js').then(registration => {
      if (registration.waiting && hadOne) setWaiting(registration.waiting)
      const watch = () => {
        const next = registration.installing
        next?.addEventListener('statechange', () => {
          if (next.state === 'installed' && navigator.serviceWorker.controller) setWaiting(next)
        })
      }
      watch()
      registration.addEventListener('updatefound', watch)
    })
  }, [])
  if (!waiting) return null
  return (
    <div className={css.bar} role="status">
      <span>There is a new version of Homify.</span>
      <Button look="quiet" onClick={() => waiting.postMessage({ type: 'SKIP_WAITING' })}>
        Update
      </Button>
    </div>
  )
}
