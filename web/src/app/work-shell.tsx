import { LayoutDashboard, Package, ShoppingBag, Store, Wallet } from 'lucide-react'
import { useMessagesPlace } from './messages'
import { Shell, Tool } from './shell'

// A sale and a dispute have the address that their buyer knows, too.
const SALES = ['/orders/', '/disputes']
const GOODS = ['/me/offers']
const MONEY = ['/me/payouts']

/** Around the artisan's workshop. */
export function WorkShell() {
  const messages = useMessagesPlace()
  return (
    <Shell
      name="for artisans"
      home={{ to: '/me/artisan' }}
      places={[
        { label: 'Today', link: { to: '/me/artisan' }, icon: LayoutDashboard },
        { label: 'Sales', link: { to: '/sales' }, icon: ShoppingBag, also: SALES },
        { label: 'Products', link: { to: '/me/products' }, icon: Package, also: GOODS },
        { ...messages, bottomOnly: true },
        { label: 'Money', link: { to: '/me/wallet' }, icon: Wallet, also: MONEY },
      ]}
      tools={
        <>
          <Tool {...messages} bottomOnly />
          <Tool label="To the shop" icon={Store} link={{ to: '/' }} wide />
        </>
      }
    />
  )
}
