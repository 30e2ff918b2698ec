import { forwardRef, type InputHTMLAttributes } from 'react'
import { TextField } from '~/ui/field'

type Props = InputHTMLAttributes<HTMLInputElement> & { hint?: string; error?: string }

/** A code of the app, or one of the recovery codes. */
export const CodeField = forwardRef<HTMLInputElement, Props>((props, ref) => (
  <TextField
    ref={ref}
    label="Code"
    hint="The six digits that your app shows now, or one of your recovery codes."
    autoComplete="one-time-code"
    autoCapitalize="none"
    spellCheck={false}
    {...props}
  />
))
