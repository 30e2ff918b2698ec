import type { Schema } from '@homify/client'

export type Money = Schema<'Money'>

const formats = new Map<string, Intl.NumberFormat>()

const formatOf = (currency: string): Intl.NumberFormat => {
  const known = formats.get(currency)
  if (known) return known
  const made = new Intl.NumberFormat('en-NG', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    trailingZeroDisplay: 'stripIfInteger',
  } as Intl.NumberFormatOptions)
  formats.set(currency, made)
  return made
}

/** An amount as Nigerians write it: `₦12,500`, and `₦12,500.50` only where there are kobo. */
export const formatMoney = (money: Money): string => formatOf(money.currency).format(money.amount / 100)

/** Adds amounts of one currency. */
export const sum = (amounts: readonly Money[], currency = 'NGN'): Money => ({
  amount: amounts.reduce((total, one) => total + one.amount, 0),
  currency: amounts[0]?.currency ?? currency,
})

export const times = (money: Money, quantity: number): Money => ({ ...money, amount: money.amount * quantity })

/**
 * Minor units of what somebody typed: `12500`, `12,500`, `₦12 500.50`. Null where that is no amount. Reads the digits
 * themselves, since a decimal fraction has no exact binary form.
 */
export function parseMoney(typed: string): number | null {
  const plain = typed.replace(/[₦\s,]|NGN/gi, '')
  const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(plain)
  if (!match) return null
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}

/** For an input: the amount without its sign, `12500` or `12500.50`. */
export const plainMoney = (amount: number): string =>
  amount % 100 === 0 ? String(amount / 100) : `${Math.trunc(amount / 100)}.${String(amount % 100).padStart(2, '0')}`
