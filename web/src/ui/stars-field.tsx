import { Star } from 'lucide-react'
import { useId } from 'react'
import { STAR_WORDS, STARS } from '~/domain/stars'
import css from './stars-field.module.css'

interface Props {
  legend: string
  /** None yet. */
  value: number | null
  error?: string | undefined
  /** Says "optional" beside the legend. */
  optional?: boolean
  onChange(stars: number): void
}

/** One to five stars: radio buttons, each as large as a thumb; arrows move between them. */
export function StarsField({ legend, value, error, optional, onChange }: Props) {
  const name = useId()
  return (
    <fieldset className="stack-tight" aria-describedby={error ? `${name}-error` : undefined}>
      <legend className="strong">
        {legend} {optional && <span className="muted">(optional)</span>}
      </legend>
      <div className={css.stars}>
        {STARS.map(stars => (
          <label key={stars} className={css.star} data-on={(value ?? 0) >= stars || undefined}>
            <input
              className="vh"
              type="radio"
              name={name}
              value={stars}
              checked={value === stars}
              onChange={() => onChange(stars)}
            />
            <Star size={30} aria-hidden="true" />
            <span className="vh">
              {stars} {stars === 1 ? 'star' : 'stars'}: {STAR_WORDS[stars - 1]}
            </span>
          </label>
        ))}
        <span className={`${css.said} muted`} aria-hidden="true">
          {value ? STAR_WORDS[value - 1] : 'Press a star'}
        </span>
      </div>
      {error && (
        <span className={css.error} id={`${name}-error`} role="alert">
          {error}
        </span>
      )}
    </fieldset>
  )
}
