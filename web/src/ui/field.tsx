import {
  forwardRef,
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react'
import css from './field.module.css'

interface Common {
  label: string
  /** What is expected, before anything goes wrong. */
  hint?: ReactNode
  /** What is wrong and how to mend it. */
  error?: string
  /** Says "optional" beside the label; what is needed is the rule, and is not marked. */
  optional?: boolean
}

interface Wiring {
  id: string
  'aria-invalid': true | undefined
  'aria-describedby': string | undefined
  className: string
}

/** A label, a hint and an error around one control, wired for screen readers. */
function Field({ label, hint, error, optional, children }: Common & { children: (wiring: Wiring) => ReactNode }) {
  const id = useId()
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className={css.field}>
      <label className={css.label} htmlFor={id}>
        {label} {optional && <span className={css.optional}>(optional)</span>}
      </label>
      {hint && (
        <span className={css.hint} id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {children({
        id,
        'aria-invalid': error ? true : undefined,
        'aria-describedby': described || undefined,
        className: css.input ?? '',
      })}
      {error && (
        <span className={css.error} id={`${id}-error`}>
          {error}
        </span>
      )}
    </div>
  )
}

type InputProps = Common & InputHTMLAttributes<HTMLInputElement> & { before?: ReactNode; after?: ReactNode }

/** Text of one line. `before` stands inside it, such as the sign of a currency; `after` may be a button. */
export const TextField = forwardRef<HTMLInputElement, InputProps>(
  ({ label, hint, error, optional, before, after, ...rest }, ref) => (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {wiring => (
        <span className={css.affix}>
          {before && <span className={css.before}>{before}</span>}
          <input ref={ref} {...rest} {...wiring} />
          {after && <span className={css.after}>{after}</span>}
        </span>
      )}
    </Field>
  ),
)

export const TextArea = forwardRef<HTMLTextAreaElement, Common & TextareaHTMLAttributes<HTMLTextAreaElement>>(
  ({ label, hint, error, optional, ...rest }, ref) => (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {wiring => <textarea ref={ref} rows={4} {...rest} {...wiring} />}
    </Field>
  ),
)

/** The platform's own list: on a phone, its own picker. */
export const Select = forwardRef<HTMLSelectElement, Common & SelectHTMLAttributes<HTMLSelectElement>>(
  ({ label, hint, error, optional, ...rest }, ref) => (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {wiring => <select ref={ref} {...rest} {...wiring} />}
    </Field>
  ),
)

type ChoiceProps = InputHTMLAttributes<HTMLInputElement> & { label: ReactNode; hint?: ReactNode }

/** One radio button or check box, with all of its card to press on. */
export const Choice = forwardRef<HTMLInputElement, ChoiceProps>(({ label, hint, type = 'radio', ...rest }, ref) => (
  <label className={css.choice}>
    <input ref={ref} type={type} {...rest} />
    <span>
      <span className="strong">{label}</span>
      {hint && (
        <span className={`${css.hint} lines`}>
          {'\n'}
          {hint}
        </span>
      )}
    </span>
  </label>
))

export function Choices({ legend, error, children }: { legend: string; error?: string; children: ReactNode }) {
  return (
    <fieldset className="stack-tight">
      <legend className={css.legend}>{legend}</legend>
      {children}
      {error && <span className={css.error}>{error}</span>}
    </fieldset>
  )
}
