import { type AnyRouter, createRouter } from '@tanstack/react-router'
import { ErrorPage, NotFoundPage, PendingPage } from '~/app/fallbacks'
import { routeTree } from '../first-routes.gen'
import type { routeTree as everyRoute } from '../route-tree.gen'
import { queryClient } from './query-client'

export function makeRouter(history?: Parameters<typeof createRouter>[0]['history']) {
  const isPage = async (path: string): Promise<boolean> => {
    await addEveryPage(router)
    return router.getMatchedRoutes(path)[2]?.id !== '/_shop/$'
  }
  const router = createRouter({
    // Links are checked against all pages.
    routeTree: routeTree as unknown as typeof everyRoute,
    history,
    context: { queryClient, isPage },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 300,
    defaultPendingMinMs: 300,
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage,
    defaultPendingComponent: PendingPage,
    scrollRestoration: true,
  })
  return router
}

/** The pages outside the shop, which the first page does without, take their places below the same root. */
export async function addEveryPage(router: AnyRouter): Promise<void> {
  if ('/admin' in router.routesById) return
  await import('../route-tree.gen')
  router.setRoutes(router.buildRouteTree())
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
