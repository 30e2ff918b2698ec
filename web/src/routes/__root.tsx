import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, Outlet } from '@tanstack/react-router'
import { Announcer } from '~/app/announcer'
import { NotFoundPage } from '~/app/fallbacks'
import { ShopShell } from '~/app/shop-shell'
import { Toasts } from '~/ui/toast'

interface Context {
  queryClient: QueryClient
  /** Whether a page has this address, of all that there are: those outside the shop come with the first question. */
  isPage: (path: string) => Promise<boolean>
}

export const Route = createRootRouteWithContext<Context>()({
  notFoundComponent: () => (
    <ShopShell>
      <NotFoundPage />
    </ShopShell>
  ),
  component: () => (
    <>
      <Outlet />
      <Toasts />
      <Announcer />
    </>
  ),
})
