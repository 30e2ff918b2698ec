import type { ApiProblem } from '@homify/client'
import type { FieldPath, FieldValues, UseFormSetError } from 'react-hook-form'

/** The bounds of one field, as `@homify/client/limits` has them. */
export interface Limit {
  readonly required?: true
  readonly minLength?: number
  readonly maxLength?: number
  readonly min?: number
  readonly max?: number
}

interface Rules {
  required?: string
  minLength?: { value: number; message: string }
  maxLength?: { value: number; message: string }
}

/** The rules of a field, with words: `register('title', rules(catalogueCreateProduct.title, 'The title'))`. */
export function rules(limit: Limit, name: string): Rules {
  const { minLength, maxLength } = limit
  return {
    ...(limit.required ? { required: `${name} is needed.` } : {}),
    ...(minLength
      ? { minLength: { value: minLength, message: `${name} needs ${minLength} characters at least.` } }
      : {}),
    ...(maxLength ? { maxLength: { value: maxLength, message: `${name} has ${maxLength} characters at most.` } } : {}),
  }
}

/** What is wrong with a text by these rules, in their words: for a form of one field, which needs no library. */
export function wrongWith(text: string, limit: Limit, name: string): string | undefined {
  const { required, minLength, maxLength } = rules(limit, name)
  if (text === '') return required
  if (minLength && text.length < minLength.value) return minLength.message
  if (maxLength && text.length > maxLength.value) return maxLength.message
  return undefined
}

/** Puts what the API said of each field beside it. Answers whether each had a place, so that nothing goes unsaid. */
export function showFields<Values extends FieldValues>(
  problem: ApiProblem,
  setError: UseFormSetError<Values>,
  names: readonly FieldPath<Values>[],
): boolean {
  let all = problem.fields.length > 0
  const told = new Set<FieldPath<Values>>()
  for (const { field, detail } of problem.fields) {
    // What is wrong with one of a list, or inside of it, stands beside the list.
    const path = field.replace(/\[.*$/, '')
    const name = names.find(one => path === one || path.endsWith(`.${one}`))
    if (!name) all = false
    else if (!told.has(name)) {
      // Several may be wrong: the person starts at the first.
      setError(name, { type: 'api', message: detail }, { shouldFocus: told.size === 0 })
      told.add(name)
    }
  }
  return all
}
