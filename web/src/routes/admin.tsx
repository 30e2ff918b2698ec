import { createFileRoute } from '@tanstack/react-router'
import { LayoutDashboard } from 'lucide-react'
import { needsAdmin } from '~/app/guard'
import { Shell } from '~/app/shell'

export const Route = createFileRoute('/admin')({
  beforeLoad: needsAdmin,
  component: () => (
    <Shell
      name="administration"
      home={{ to: '/admin' }}
      places={[{ label: 'Overview', link: { to: '/admin' }, icon: LayoutDashboard, exact: true }]}
    />
  ),
})
