import type { Schema } from '@homify/client'
import { list } from '~/api/query'

export type WaitingArtisan = Schema<'WaitingArtisan'>

export const verifications = list('/admin/verifications')
