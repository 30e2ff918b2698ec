import { createFileRoute, Outlet } from '@tanstack/react-router'
import { BadgeCheck, BookOpen, LayoutDashboard, Scale, ShoppingBag, Undo2 } from 'lucide-react'
import { needsAdmin } from '~/app/guard'
import { Keys } from '~/app/keys'
import { Shell, Tool } from '~/app/shell'

const SEEN_FROM_THE_OVERVIEW = [
  '/admin/chargebacks',
  '/admin/stuck',
  '/admin/users',
  '/admin/reviews',
  '/admin/reports',
]
const BOOKS = ['/admin/reconciliation', '/admin/audits', '/admin/history']

export const Route = createFileRoute('/admin')({
  beforeLoad: needsAdmin,
  component: () => (
    <Shell
      name="administration"
      home={{ to: '/admin' }}
      places={[
        { label: 'Overview', link: { to: '/admin' }, icon: LayoutDashboard, exact: true, also: SEEN_FROM_THE_OVERVIEW },
        { label: 'Verify', link: { to: '/admin/verifications' }, icon: BadgeCheck },
        { label: 'Disputes', link: { to: '/admin/disputes' }, icon: Scale },
        { label: 'Refunds', link: { to: '/admin/refunds' }, icon: Undo2 },
        { label: 'Books', link: { to: '/admin/ledger' }, icon: BookOpen, also: BOOKS },
      ]}
      tools={<Tool label="To the shop" icon={ShoppingBag} link={{ to: '/' }} wide />}
    >
      <Outlet />
      <Keys />
    </Shell>
  ),
})
