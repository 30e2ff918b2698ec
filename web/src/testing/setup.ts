import { cleanup, configure } from '@testing-library/react'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { queryClient } from '~/app/query-client'
import { session } from '~/app/session'
import { server } from './server'

// What jsdom does not have, and the pages need.
HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
  this.open = true
}
HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) {
  this.open = false
}
window.scrollTo = () => undefined
window.matchMedia ??= media => Object.assign(new EventTarget(), { media, matches: false }) as MediaQueryList

// Nothing is ever on a screen here: what is read only then, a test asks for.
window.IntersectionObserver ??= class {
  observe() {}
  disconnect() {}
} as unknown as typeof IntersectionObserver

// A page is there when it is there: a busy machine is not a fault of it.
configure({ asyncUtilTimeout: 8_000 })

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterEach(() => {
  cleanup()
  server.resetHandlers()
  queryClient.clear()
  session.drop()
  localStorage.clear()
  sessionStorage.clear()
})
afterAll(() => server.close())
