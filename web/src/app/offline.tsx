import { useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { formatNear } from '~/domain/time'
import css from './bars.module.css'
import { reach } from './query-client'

const listen = (listener: () => void): (() => void) => {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  reach.listeners.add(listener)
  return () => {
    reach.listeners.delete(listener)
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

/** Whether the API can be reached, as far as is known. */
export const useOnline = (): boolean => useSyncExternalStore(listen, () => navigator.onLine && !reach.lost)

/** Without a network: that it is so, and how old what is shown is. */
export function OfflineBar() {
  const online = useOnline()
  const client = useQueryClient()
  if (online) return null
  const read = client
    .getQueryCache()
    .findAll({ type: 'active' })
    .map(query => query.state.dataUpdatedAt)
  const oldest = Math.min(...read.filter(at => at > 0))
  return (
    <div className={`${css.bar} ${css.offline}`} role="status">
      <span>
        You are offline.{' '}
        {Number.isFinite(oldest) && `What you see is from ${formatNear(new Date(oldest).toISOString())}. `}
        Buying and changing things needs a connection.
      </span>
    </div>
  )
}
