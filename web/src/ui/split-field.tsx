import { useId } from 'react'
import { formatMoney, type Money, parseMoney, plainMoney } from '~/domain/money'
import { TextField } from './field'
import css from './split-field.module.css'

interface Props {
  held: Money
  /** Minor units for the buyer; the rest is the artisan's. */
  toBuyer: number
  onChange(toBuyer: number): void
  names?: { buyer: string; artisan: string }
}

// A hundredth of what is held, in whole units: what one press of an arrow key moves.
const stepOf = (held: Money): number => Math.max(100, Math.round(held.amount / 10_000) * 100)

/** Divides what is held between two sides. Whatever is moved or typed, the parts add up to it. */
export function SplitField({ held, toBuyer, onChange, names = { buyer: 'Buyer', artisan: 'Artisan' } }: Props) {
  const id = useId()
  const of = (amount: number): string => formatMoney({ ...held, amount })
  const within = (amount: number): number => Math.min(Math.max(amount, 0), held.amount)
  const type = (text: string, side: 'buyer' | 'artisan') => {
    const amount = parseMoney(text)
    if (amount !== null) onChange(side === 'buyer' ? within(amount) : held.amount - within(amount))
  }
  return (
    <div className="stack-tight">
      <div className={css.parts}>
        <TextField
          key={`b${toBuyer}`}
          label={names.buyer}
          before="₦"
          inputMode="decimal"
          defaultValue={plainMoney(toBuyer)}
          onBlur={event => type(event.target.value, 'buyer')}
        />
        <TextField
          key={`a${toBuyer}`}
          label={names.artisan}
          before="₦"
          inputMode="decimal"
          defaultValue={plainMoney(held.amount - toBuyer)}
          onBlur={event => type(event.target.value, 'artisan')}
        />
      </div>
      <label className="vh" htmlFor={id}>
        Part of {names.buyer.toLowerCase()}
      </label>
      <input
        id={id}
        className={css.slider}
        type="range"
        min={0}
        max={held.amount}
        step={stepOf(held)}
        value={toBuyer}
        aria-valuetext={`${of(toBuyer)} to the ${names.buyer.toLowerCase()}, ${of(held.amount - toBuyer)} to the ${names.artisan.toLowerCase()}`}
        onChange={event => {
          const moved = Number(event.target.value)
          // The last step may be shorter than the others.
          onChange(held.amount - moved < stepOf(held) / 2 ? held.amount : moved)
        }}
      />
      <div className={css.quick}>
        <button type="button" onClick={() => onChange(held.amount)}>
          All to the {names.buyer.toLowerCase()}
        </button>
        <button type="button" onClick={() => onChange(Math.floor(held.amount / 200) * 100)}>
          Half and half
        </button>
        <button type="button" onClick={() => onChange(0)}>
          All to the {names.artisan.toLowerCase()}
        </button>
      </div>
      <p className="muted small">Together {formatMoney(held)}.</p>
    </div>
  )
}
