import { createFileRoute } from '@tanstack/react-router'
import { needsLogIn } from '~/app/guard'
import { ShopShell } from '~/app/shop-shell'

export const Route = createFileRoute('/_account')({ beforeLoad: needsLogIn, component: ShopShell })
