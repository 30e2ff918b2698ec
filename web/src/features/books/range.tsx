import { useForm } from 'react-hook-form'
import { Button } from '~/ui/button'
import { TextField } from '~/ui/field'
import css from './range.module.css'

export interface Range {
  from: string
  to: string
}

interface Props {
  range: Range
  submit: string
  look?: 'primary' | 'secondary'
  busy?: boolean
  onSubmit(range: Range): void
}

/** Days from one to another, both included. */
export function RangeForm({ range, submit, look, busy, onSubmit }: Props) {
  const { register, handleSubmit, formState, getValues } = useForm<Range>({ values: range })
  return (
    <form className={css.range} noValidate onSubmit={handleSubmit(onSubmit)}>
      <TextField
        label="From"
        type="date"
        error={formState.errors.from?.message}
        {...register('from', {
          required: 'Choose a day.',
          validate: from => from <= getValues('to') || 'The first day is after the last.',
        })}
      />
      <TextField
        label="To"
        type="date"
        error={formState.errors.to?.message}
        {...register('to', { required: 'Choose a day.' })}
      />
      <Button type="submit" look={look} busy={busy}>
        {submit}
      </Button>
    </form>
  )
}
