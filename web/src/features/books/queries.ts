import type { Schema } from '@homify/client'
import { list, q } from '~/api/query'

export type Difference = Schema<'Difference'>

export const subjectHistory = (subject: string) => list('/admin/history/{subject}', { path: { subject } })
export const differences = (gateway?: string) => list('/admin/reconciliation', { query: gateway ? { gateway } : {} })
export const ledger = (from: string, to: string) => list('/admin/ledger', { query: { from, to, currency: 'NGN' } })
export const audit = (audit_id: string) => q('/admin/audits/{audit_id}', { path: { audit_id } })
