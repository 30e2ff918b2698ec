import { createFileRoute } from '@tanstack/react-router'
import { ShopShell } from '~/app/shop-shell'

export const Route = createFileRoute('/_shop')({ component: ShopShell })
