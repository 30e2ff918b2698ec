import type { Schema } from '@homify/client'
import { list, q } from '~/api/query'

export type Wallet = Schema<'Wallet'>
export type StatementLine = Schema<'StatementLine'>

export const wallet = q('/me/wallet')
export const statement = list('/me/wallet/entries')
