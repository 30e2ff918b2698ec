const REFERENCE = /^pay-([0-9a-hjkmnp-tv-z]{26})/

/**
 * The payment that somebody comes back from. The gateways bring our reference with them, each under a name of its own; it is
 * the payment's identifier in small letters.
 */
export function paymentOfReturn(search: Record<string, unknown>): string | null {
  for (const value of [search.reference, search.trxref, search.tx_ref]) {
    const ulid = typeof value === 'string' ? REFERENCE.exec(value)?.[1] : undefined
    if (ulid) return `pay_${ulid.toUpperCase()}`
  }
  return null
}
