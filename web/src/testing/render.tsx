import type { Who } from '@homify/client'
import { QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router'
import { render } from '@testing-library/react'
import { queryClient } from '~/app/query-client'
import { makeRouter } from '~/app/router'
import { session } from '~/app/session'
// All pages from the start, so that no test waits for them.
import '../route-tree.gen'

/** An access token that the app can read; no API of a test checks it. */
const tokenFor = (who: Who): string =>
  `e30.${btoa(JSON.stringify({ sub: who.userId, roles: who.roles, amr: who.needsSecondFactor ? ['pwd'] : ['pwd', 'otp'] }))}.x`

/** Somebody is logged in, as from an earlier visit. */
export function loggedInAs(who: Who): void {
  localStorage.setItem('homify.session', JSON.stringify({ who, refreshToken: 'kept' }))
  session.reread()
}

/** What the API answers where `who` logs in, or their session goes on. */
export const tokensOf = (who: Who) => ({ access_token: tokenFor(who), token_type: 'Bearer', expires_in: 900 })

/** The app at an address. */
export function visit(path: string) {
  const router = makeRouter(createMemoryHistory({ initialEntries: [path] }))
  const shown = render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  )
  return { router, ...shown }
}
