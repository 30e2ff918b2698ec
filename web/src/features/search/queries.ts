import type { Schema } from '@homify/client'
import { list, q } from '~/api/query'
import type { Wanted } from '~/domain/search'

export type Found = Schema<'FoundProduct'>
export type Search = Schema<'ProductSearch'>

const MINUTE = 60_000
const ARTISANS = 3

export const found = (wanted: Wanted) => list('/search', { query: wanted })
export const artisansFound = (text: string) => q('/search/artisans', { query: { q: text, limit: ARTISANS } })
export const suggestions = (text: string) => ({
  ...q('/search/suggestions', { query: { q: text } }),
  staleTime: MINUTE,
})
