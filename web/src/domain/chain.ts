import type { Schema } from '@homify/client'

export type Entry = Schema<'HistoryEntry'>

/** JSON as the API hashes it: keys sorted, nothing between them. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`
}

/** SHA-256 over an entry without its own hash, in hexadecimal. The rule is that of shared/domain/src/history.rs. */
export async function digest({ hash: _, ...content }: Entry): Promise<string> {
  const bytes = new TextEncoder().encode(canonical(content))
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(sum, byte => byte.toString(16).padStart(2, '0')).join('')
}

/** What this device found: every entry is as it was sealed and follows from the one before; or the first that is not. */
export type Chain = { holds: true } | { holds: false; seq: number; why: 'altered' | 'missing' }

const GENESIS = '0'.repeat(64)

/** Checks entries that follow each other, oldest first. The first may be any of the history's, unless it is said to be whole. */
export async function checkChain(entries: readonly Entry[], { whole = false } = {}): Promise<Chain> {
  const [first] = entries
  if (whole && first && (first.seq !== 1 || first.previous_hash !== GENESIS)) {
    return { holds: false, seq: first.seq, why: 'missing' }
  }
  let before: Entry | undefined
  for (const entry of entries) {
    if (before && (entry.seq !== before.seq + 1 || entry.previous_hash !== before.hash)) {
      return { holds: false, seq: entry.seq, why: 'missing' }
    }
    if ((await digest(entry)) !== entry.hash) return { holds: false, seq: entry.seq, why: 'altered' }
    before = entry
  }
  return { holds: true }
}
