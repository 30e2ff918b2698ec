import { createFileRoute, notFound, redirect } from '@tanstack/react-router'

/** Every address that no page has yet: the pages outside the shop come when one is asked for. */
export const Route = createFileRoute('/_shop/$')({
  beforeLoad: async ({ location, context }) => {
    if (!(await context.isPage(location.pathname))) throw notFound()
    throw redirect({ href: location.href, replace: true })
  },
})
