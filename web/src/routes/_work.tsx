import { createFileRoute } from '@tanstack/react-router'
import { LayoutDashboard, ShoppingBag, Store } from 'lucide-react'
import { needsLogIn } from '~/app/guard'
import { hasRole, useWho } from '~/app/session'
import { Shell, Tool } from '~/app/shell'
import { ShopShell } from '~/app/shop-shell'
import { ButtonLink } from '~/ui/button'
import { Empty } from '~/ui/states'

export const Route = createFileRoute('/_work')({ beforeLoad: needsLogIn, component: Work })

function Work() {
  if (!hasRole(useWho(), 'artisan')) {
    return (
      <ShopShell>
        <Empty icon={Store} title="This is for artisans" action={<ButtonLink to="/">Go to the shop</ButtonLink>}>
          Your account buys. To sell, sign up as an artisan with another e-mail address.
        </Empty>
      </ShopShell>
    )
  }
  return (
    <Shell
      name="for artisans"
      home={{ to: '/me/artisan' }}
      places={[{ label: 'Today', link: { to: '/me/artisan' }, icon: LayoutDashboard, exact: true }]}
      tools={<Tool label="To the shop" icon={ShoppingBag} link={{ to: '/' }} wide />}
    />
  )
}
