import { type FormEvent, type ReactNode, useState } from 'react'
import type { ActionView } from '~/api/action'
import { formatMoney, parseMoney } from '~/domain/money'
import { Button } from '~/ui/button'
import { TextField } from '~/ui/field'
import { ActionNotice } from '~/ui/problem'

interface Props {
  label: string
  hint: ReactNode
  submit: string
  /** The price is less than this, in minor units. */
  below: number
  /** And more than this. */
  above?: number
  action: ActionView
  primary?: boolean
  onSubmit(amount: number): void
  /** What else is asked for. */
  children?: ReactNode
}

const naira = (amount: number): string => formatMoney({ amount, currency: 'NGN' })

/** A price of one piece between two others. */
export function PriceForm({ label, hint, submit, below, above = 0, action, primary, onSubmit, children }: Props) {
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string>()
  const send = (event: FormEvent) => {
    event.preventDefault()
    const amount = parseMoney(typed)
    if (amount === null) setError('Write the price in figures, such as 185,000.')
    else if (amount >= below) setError(`Less than ${naira(below)}, please.`)
    else if (amount <= above) setError(above ? `More than ${naira(above)}, please.` : 'More than nothing, please.')
    else {
      setError(undefined)
      onSubmit(amount)
    }
  }
  return (
    <form className="stack-tight" noValidate onSubmit={send}>
      <TextField
        label={label}
        hint={hint}
        error={error}
        before="₦"
        inputMode="decimal"
        autoComplete="off"
        value={typed}
        onChange={event => setTyped(event.target.value)}
      />
      {children}
      <ActionNotice action={action} />
      <div className="row">
        <Button type="submit" look={primary ? 'primary' : undefined} busy={action.busy}>
          {submit}
        </Button>
      </div>
    </form>
  )
}
