// What products say of themselves, as a search is narrowed down by it: `material:oak,material:teak,width:80..200`.

/** The values of each attribute; of a number, its range. */
export type Narrowed = ReadonlyMap<string, readonly string[]>

const TEXT = /^[a-z]+:[a-z0-9.-]+(,[a-z]+:[a-z0-9.-]+){0,19}$/
const FIGURES = /^\d{1,9}(\.\d{1,2})?$/

/** Reads what stands in an address, unless it is something else. */
export const attributesOf = (value: unknown): string | undefined =>
  typeof value === 'string' && TEXT.test(value) ? value : undefined

export function narrowedBy(text: string | undefined): Narrowed {
  const found = new Map<string, string[]>()
  for (const part of text?.split(',') ?? []) {
    const [key = '', value = ''] = part.split(':')
    found.set(key, [...(found.get(key) ?? []), value])
  }
  return found
}

/** The same with other values of `key`; without, where there are none. */
export function narrowed(text: string | undefined, key: string, values: readonly string[]): string | undefined {
  const all = new Map(narrowedBy(text)).set(key, values)
  const parts = [...all].flatMap(([of, its]) => its.map(value => `${of}:${value}`))
  return parts.length > 0 ? parts.join(',') : undefined
}

/** A number as people write it, without the commas between thousands; `null` where it is none. */
export function figures(text: string): string | null {
  const plain = text.replace(/[\s,]/g, '')
  return FIGURES.test(plain) ? plain : null
}

/** Both ends of a range, either of which may be open. */
export function rangeOf(values: readonly string[] | undefined): [string, string] {
  const [low = '', high = ''] = values?.[0]?.split('..') ?? []
  return [low, high]
}

/** A range in words: `80 to 200 cm`. */
export function rangeWords([low, high]: [string, string], unit: string): string {
  if (low && high) return `${low} to ${high} ${unit}`
  return low ? `from ${low} ${unit}` : `up to ${high} ${unit}`
}
