import type { Schema } from '@homify/client'
import { q } from '~/api/query'

export type Person = Schema<'User'>

const ID = /^usr_[0-9A-HJKMNP-TV-Z]{26}$/

/** People by what somebody typed: an identifier, an address, or else a telephone number. Each look is in their history. */
export const people = (typed: string) => q('/admin/users', { query: asked(typed) })

export const asked = (typed: string): { id: string } | { email: string } | { phone: string } =>
  ID.test(typed) ? { id: typed } : typed.includes('@') ? { email: typed } : { phone: typed }
