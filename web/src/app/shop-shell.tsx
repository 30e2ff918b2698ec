import { House, Package, ShieldCheck, ShoppingCart, Store, User } from 'lucide-react'
import type { ReactNode } from 'react'
import { usePieces } from '~/features/cart/lines'
import { SearchField } from '~/features/search/search-field'
import { LateReading } from './late'
import { hasRole, useWho } from './session'
import { type Place, Shell, Tool } from './shell'

/** Around the shop and the buyer's own pages. */
export function ShopShell({ children }: { children?: ReactNode }) {
  const who = useWho()
  const inCart = { value: usePieces(), of: 'in it' }
  const cart: Place = { label: 'Cart', link: { to: '/cart' }, icon: ShoppingCart, count: inCart, bottomOnly: true }
  const shop: Place = { label: 'Shop', link: { to: '/' }, icon: House, exact: true }
  const orders: Place = { label: 'Orders', link: { to: '/orders' }, icon: Package }
  const [label, to] = who ? (['Me', '/me'] as const) : (['Log in', '/login'] as const)
  const me: Place = { label, link: { to }, icon: User, bottomOnly: true }
  return (
    <Shell
      home={{ to: '/' }}
      places={[shop, cart, orders, me]}
      search={<SearchField />}
      more={who && <LateReading tab />}
      tools={
        <>
          {hasRole(who, 'admin') && <Tool label="Administration" icon={ShieldCheck} link={{ to: '/admin' }} wide />}
          {hasRole(who, 'artisan') && <Tool label="My workshop" icon={Store} link={{ to: '/me/artisan' }} wide />}
          {who && <LateReading />}
          <Tool {...cart} />
          <Tool {...me} wide />
        </>
      }
    >
      {children}
    </Shell>
  )
}
