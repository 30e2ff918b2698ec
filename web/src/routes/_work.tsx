import { createFileRoute } from '@tanstack/react-router'
import { needsLogIn } from '~/app/guard'
import { hasRole, useWho } from '~/app/session'
import { ShopShell } from '~/app/shop-shell'
import { WorkShell } from '~/app/work-shell'

export const Route = createFileRoute('/_work')({ beforeLoad: needsLogIn, component: Work })

// Who does not sell yet is led there from the shop's own frame.
function Work() {
  return hasRole(useWho(), 'artisan') ? <WorkShell /> : <ShopShell />
}
