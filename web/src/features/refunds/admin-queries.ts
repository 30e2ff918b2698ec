import type { Schema } from '@homify/client'
import { list, q } from '~/api/query'

export type Refund = Schema<'Refund'>

export const refundQueue = list('/admin/refunds')
export const banks = q('/banks')
