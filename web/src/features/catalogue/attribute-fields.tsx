import type { Schema } from '@homify/client'
import type { FieldErrors, UseFormRegister } from 'react-hook-form'
import { figures } from '~/domain/attributes'
import { Select, TextField } from '~/ui/field'
import type { Draft } from './draft'

export type Attribute = Schema<'Attribute'>
type Sent = Schema<'SentAttribute'>

const YES_NO = [
  { value: 'yes', name: 'Yes' },
  { value: 'no', name: 'No' },
]

/** What is written of `attributes`, in the API's form. What says nothing is left out. */
export const sentAttributes = (attributes: readonly Attribute[], written: Draft['attributes']): Sent[] =>
  attributes.flatMap(({ key, kind }): Sent[] => {
    const text = written[key]?.trim()
    if (!text) return []
    if (kind === 'yes_no') return [{ key, value: text === 'yes' }]
    return [{ key, value: kind === 'number' ? Number(figures(text)) : text }]
  })

/** What a product says of itself, as the form has it. */
export const writtenAttributes = (said: Schema<'Product'>['attributes'] = []): Draft['attributes'] =>
  Object.fromEntries(
    said.map(({ key, value }) => [key, typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)]),
  )

/** A field for each attribute of a category. None is needed. */
export function AttributeFields({
  attributes,
  register,
  errors,
}: {
  attributes: readonly Attribute[]
  register: UseFormRegister<Draft>
  errors: FieldErrors<Draft>['attributes']
}) {
  return attributes.map(attribute => {
    const { key, kind, name, unit, characters } = attribute
    const common = { label: name, optional: true, error: errors?.[key]?.message }
    if (kind === 'choice' || kind === 'yes_no') {
      const choices = kind === 'choice' ? (attribute.choices ?? []) : YES_NO
      return (
        <Select key={key} {...common} {...register(`attributes.${key}`)}>
          <option value="">Not said</option>
          {choices.map(choice => (
            <option key={choice.value} value={choice.value}>
              {choice.name}
            </option>
          ))}
        </Select>
      )
    }
    if (kind === 'text') {
      const message = `Write ${characters} characters at most.`
      const rules = { maxLength: { value: characters ?? 0, message } }
      return <TextField key={key} {...common} autoComplete="off" {...register(`attributes.${key}`, rules)} />
    }
    const { minimum = 0, maximum = 0 } = attribute
    const fits = (text: string | undefined) => {
      if (!text?.trim()) return true
      const number = figures(text)
      const inside = number !== null && Number(number) >= minimum && Number(number) <= maximum
      return inside || `Write figures from ${minimum} to ${maximum}, such as 90 or 90.5.`
    }
    return (
      <TextField
        key={key}
        {...common}
        label={`${name} in ${unit}`}
        inputMode="decimal"
        autoComplete="off"
        {...register(`attributes.${key}`, { validate: fits })}
      />
    )
  })
}
