import type { Category } from './queries'

/** A product as it is being written, before it is one. */
export interface Draft {
  title: string
  description: string
  category: Category | ''
  price: string
  stock: string
  /** By key, as it is typed. */
  attributes: Record<string, string>
}

const KEY = 'homify.product-draft'
const EMPTY: Draft = { title: '', description: '', category: '', price: '', stock: '1', attributes: {} }

/** What was typed before and not sent: a call came in, or the battery ended. */
export function keptDraft(): Draft {
  try {
    return { ...EMPTY, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Draft>) }
  } catch {
    return EMPTY
  }
}

export const keepDraft = (draft: Partial<Draft>): void => localStorage.setItem(KEY, JSON.stringify(draft))
export const dropDraft = (): void => localStorage.removeItem(KEY)
