// First, so that the layers are in their order before any part names one.
import './ui/base.css'

import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode, startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './app/query-client'
import { addEveryPage, makeRouter } from './app/router'
import { session } from './app/session'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

const router = makeRouter()
let was = session.who?.userId
session.subscribe(() => {
  const now = session.who?.userId
  if (now === was) return
  // What is in the cache belonged to whoever was here before, also where somebody else logs in over them.
  if (was) queryClient.clear()
  was = now
  void router.invalidate()
})

// A page's code that is gone was replaced by a newer version: load that, once. Without a network it is only not there yet, and what
// was asked for ahead must not take away the page that somebody reads.
addEventListener('vite:preloadError', () => {
  if (!navigator.onLine) return
  const last = Number(sessionStorage.getItem('homify.reloaded') ?? 0)
  if (Date.now() - last < 60_000) return
  sessionStorage.setItem('homify.reloaded', String(Date.now()))
  location.reload()
})

// As a transition, in pieces: a finger that comes down meanwhile is not kept waiting.
const draw = () =>
  startTransition(() =>
    createRoot(root).render(
      <StrictMode>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </StrictMode>,
    ),
  )

const keeping = () => import('./app/keep').then(({ startKeeping }) => startKeeping())
/** Milliseconds that the frame of a page waits for what it is to show, before the app says that it waits. */
const FRAME_STAYS = 1_000
/** What stands there until the app shows the same: a page that brought it, as long as it takes; the frame for a while. */
const loaded = (): Promise<unknown> =>
  document.getElementById('answers')
    ? router.load()
    : Promise.race([router.load(), new Promise(done => setTimeout(done, FRAME_STAYS))])

// Who comes back has the app on the device, and sees at once what was kept; a network that only seems to be there is then no
// hindrance. Who comes first sees what stands there already, and the app is drawn once.
if (navigator.serviceWorker?.controller) void keeping().finally(draw)
else {
  void loaded().finally(draw)
  setTimeout(() => Promise.all([keeping(), addEveryPage(router)]), 3_000)
}
