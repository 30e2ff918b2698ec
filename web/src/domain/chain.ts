import type { Schema } from '@homify/client'

export type Entry = Schema<'HistoryEntry'>

/** JSON as the API hashes it: keys sorted, nothing between them. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`
}

/** SHA-256 over JSON in that form, in hexadecimal. */
export async function sha256(content: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(canonical(content))
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(sum, byte => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * The hash of an entry by the rule of shared/domain/src/history.rs: over the entry without its own hash, and of a part that only
 * the artisan is shown over the hash alone.
 */
export const digest = ({ hash: _, private: __, private_hash, ...shared }: Entry): Promise<string> =>
  sha256(private_hash ? { ...shared, private_hash } : shared)

const isAsSealed = async (entry: Entry): Promise<boolean> =>
  (await digest(entry)) === entry.hash && (!entry.private || (await sha256(entry.private)) === entry.private_hash)

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
    if (!(await isAsSealed(entry))) return { holds: false, seq: entry.seq, why: 'altered' }
    before = entry
  }
  return { holds: true }
}
