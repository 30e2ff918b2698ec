import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, Outlet } from '@tanstack/react-router'
import { Announcer } from '~/app/announcer'
import { NotFoundPage } from '~/app/fallbacks'
import { ShopShell } from '~/app/shop-shell'
import { Toasts } from '~/ui/toast'

export const Route = createRootRouteWithContext<{ queryClient: QueryClient }>()({
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
