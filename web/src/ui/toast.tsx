import { useEffect, useSyncExternalStore } from 'react'
import css from './toast.module.css'

interface Toast {
  id: number
  text: string
}

const STAYS = 6_000
let toasts: readonly Toast[] = []
let last = 0
const listeners = new Set<() => void>()

const change = (next: readonly Toast[]): void => {
  toasts = next
  for (const listener of listeners) listener()
}

/** Says in passing what was done. What must be read stands on the page instead. */
export function toast(text: string): void {
  last += 1
  change([...toasts.slice(-1), { id: last, text }])
}

function One({ toast: { id, text } }: { toast: Toast }) {
  useEffect(() => {
    const timer = setTimeout(() => change(toasts.filter(one => one.id !== id)), STAYS)
    return () => clearTimeout(timer)
  }, [id])
  return <div className={css.toast}>{text}</div>
}

export function Toasts() {
  const shown = useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => toasts,
  )
  return (
    <div className={css.region} role="status" aria-live="polite">
      {shown.map(one => (
        <One key={one.id} toast={one} />
      ))}
    </div>
  )
}
