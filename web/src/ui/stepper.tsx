import { Minus, Plus } from 'lucide-react'
import css from './stepper.module.css'

interface Props {
  /** What is counted: "Quantity of Iroko stool". */
  label: string
  value: number
  min?: number
  max: number
  onChange(value: number): void
}

/** A small whole number, one more or one less at a press. */
export function Stepper({ label, value, min = 1, max, onChange }: Props) {
  return (
    <fieldset className={css.stepper} aria-label={label}>
      <button type="button" aria-label="One less" disabled={value <= min} onClick={() => onChange(value - 1)}>
        <Minus size={18} aria-hidden="true" />
      </button>
      <output className={css.value} aria-live="polite">
        {value}
      </output>
      <button type="button" aria-label="One more" disabled={value >= max} onClick={() => onChange(value + 1)}>
        <Plus size={18} aria-hidden="true" />
      </button>
    </fieldset>
  )
}
