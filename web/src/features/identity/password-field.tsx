import { Eye, EyeOff } from 'lucide-react'
import { forwardRef, type InputHTMLAttributes, useState } from 'react'
import { TextField } from '~/ui/field'
import css from './password-field.module.css'

type Props = InputHTMLAttributes<HTMLInputElement> & { label: string; hint?: string; error?: string }

/** A password that can be looked at while it is typed. */
export const PasswordField = forwardRef<HTMLInputElement, Props>((props, ref) => {
  const [seen, setSeen] = useState(false)
  const Icon = seen ? EyeOff : Eye
  return (
    <TextField
      ref={ref}
      {...props}
      type={seen ? 'text' : 'password'}
      autoCapitalize="none"
      spellCheck={false}
      after={
        <button
          type="button"
          className={css.eye}
          aria-pressed={seen}
          aria-label={`Show ${props.label.toLowerCase()}`}
          onClick={() => setSeen(!seen)}
        >
          <Icon size={20} aria-hidden="true" />
        </button>
      }
    />
  )
})
