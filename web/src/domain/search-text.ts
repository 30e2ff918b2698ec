/** Characters that are looked for at most. */
export const QUERY_MAX = 200

/** What was typed, without what says nothing. A number in an address is read as one, and is a word here. */
export const textOf = (value: unknown): string | undefined =>
  ['string', 'number', 'boolean'].includes(typeof value)
    ? String(value).trim().slice(0, QUERY_MAX).trim() || undefined
    : undefined
