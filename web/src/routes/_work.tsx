import { createFileRoute } from '@tanstack/react-router'
import { LayoutDashboard, Package, ShoppingBag, Store, Wallet } from 'lucide-react'
import { needsLogIn } from '~/app/guard'
import { hasRole, useWho } from '~/app/session'
import { Shell, Tool } from '~/app/shell'
import { ShopShell } from '~/app/shop-shell'

export const Route = createFileRoute('/_work')({ beforeLoad: needsLogIn, component: Work })

function Work() {
  // Who does not sell yet is led there from the shop's own frame.
  if (!hasRole(useWho(), 'artisan')) return <ShopShell />
  return (
    <Shell
      name="for artisans"
      home={{ to: '/me/artisan' }}
      places={[
        { label: 'Today', link: { to: '/me/artisan' }, icon: LayoutDashboard },
        { label: 'Sales', link: { to: '/sales' }, icon: ShoppingBag },
        { label: 'Products', link: { to: '/me/products' }, icon: Package },
        { label: 'Money', link: { to: '/me/wallet' }, icon: Wallet, also: ['/me/payouts'] },
      ]}
      tools={<Tool label="To the shop" icon={Store} link={{ to: '/' }} wide />}
    />
  )
}
