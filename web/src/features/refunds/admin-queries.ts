import type { Schema } from '@homify/client'
import { list } from '~/api/query'

export type Refund = Schema<'Refund'>

export const refundQueue = list('/admin/refunds')
