import type { Schema } from '@homify/client'
import { list } from '~/api/query'

export type Chargeback = Schema<'Chargeback'>

export const chargebackQueue = list('/admin/chargebacks')
