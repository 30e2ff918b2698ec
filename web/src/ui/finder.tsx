import { type RegisterOptions, useForm } from 'react-hook-form'
import { Button } from './button'
import { TextField } from './field'

interface Form {
  text: string
}

interface Props {
  label: string
  hint?: string
  /** What the button says. */
  find?: string
  /** What was looked for last. */
  value?: string | undefined
  rule: RegisterOptions<Form, 'text'>
  onFind(text: string): void
}

/** A field for what somebody looks for, with the button that finds it. */
export function Finder({ label, hint, find = 'Find', value = '', rule, onFind }: Props) {
  const { register, handleSubmit, formState } = useForm<Form>({ values: { text: value } })
  return (
    <form noValidate onSubmit={handleSubmit(({ text }) => onFind(text.trim()))}>
      <TextField
        label={label}
        hint={hint}
        autoComplete="off"
        spellCheck={false}
        error={formState.errors.text?.message}
        after={
          <Button type="submit" look="quiet">
            {find}
          </Button>
        }
        {...register('text', rule)}
      />
    </form>
  )
}
