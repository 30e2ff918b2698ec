import type { Schema } from '@homify/client'
import { q } from '~/api/query'

export type Stuck = {
  step: Schema<'Step'>
  subject: string
  due_since: string
  attempts: number
  last_error: string | null
}

export const stuck = q('/admin/stuck')
