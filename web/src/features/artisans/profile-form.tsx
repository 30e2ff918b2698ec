import { artisansPutProfile as limits } from '@homify/client/limits'
import { useEffect } from 'react'
import { useForm } from 'react-hook-form'
import type { ActionView } from '~/api/action'
import { rules, showFields } from '~/api/form'
import { type Area, PLACES } from '~/domain/places'
import { Button } from '~/ui/button'
import { Choice, Choices, TextArea, TextField } from '~/ui/field'
import { ActionNotice } from '~/ui/problem'
import css from './profile-form.module.css'
import type { OwnArtisan } from './queries'

export interface Profile {
  display_name: string
  legal_name: string
  trades: string[]
  areas: Area[]
  about: string
}

interface Fields extends Omit<Profile, 'trades'> {
  trades: string
}

interface Props {
  own: OwnArtisan | null
  action: ActionView
  onSubmit(profile: Profile): void
}

const tradesOf = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map(trade => trade.trim().toLowerCase())
      .filter(Boolean),
  ),
]

/** Who an artisan is: what buyers see, and the name that only we do. */
export function ProfileForm({ own, action, onSubmit }: Props) {
  const { register, handleSubmit, formState, setError } = useForm<Fields>({
    defaultValues: {
      display_name: own?.display_name ?? '',
      legal_name: own?.legal_name ?? '',
      trades: own?.trades.join(', ') ?? '',
      areas: own?.areas ?? [],
      about: own?.about ?? '',
    },
  })
  const { errors } = formState
  // Where they work already comes first: the list is long, and scrolls.
  const isChosen = ([code]: readonly [string, string]) => own?.areas.includes(code as Area) ?? false
  const all = Object.entries(PLACES)
  const places = [...all.filter(isChosen), ...all.filter(place => !isChosen(place))]
  const { state } = action
  useEffect(() => {
    if (state.at === 'failed')
      showFields(state.problem, setError, ['display_name', 'legal_name', 'trades', 'areas', 'about'])
  }, [state, setError])
  const locked = own !== null && own.verification !== 'draft' && own.verification !== 'rejected'
  return (
    <form
      className="stack"
      noValidate
      onSubmit={handleSubmit(({ trades, about, ...rest }) =>
        onSubmit({ ...rest, about: about.trim(), trades: tradesOf(trades) }),
      )}
    >
      <TextField
        label="Your shop’s name"
        hint="Buyers see it, such as “Ada’s Woodwork”"
        error={errors.display_name?.message}
        {...register('display_name', rules(limits.display_name, 'The name'))}
      />
      <TextField
        label="Your name in law"
        hint={
          locked
            ? 'It is the one in your documents, and cannot be changed here any more.'
            : 'As in your documents and on your bank account. Buyers do not see it.'
        }
        autoComplete="name"
        readOnly={locked}
        error={errors.legal_name?.message}
        {...register('legal_name', rules(limits.legal_name, 'The name'))}
      />
      <TextField
        label="Your trades"
        hint="Separated by commas, such as “carpentry, furniture”"
        error={errors.trades?.message}
        {...register('trades', {
          validate: text => {
            const trades = tradesOf(text)
            if (trades.length === 0) return 'Name one trade at least.'
            if (trades.length > limits.trades.maxItems) return `${limits.trades.maxItems} trades at most.`
            return (
              trades.every(one => one.length >= limits.trades.items.minLength) || 'A trade has two letters at least.'
            )
          },
        })}
      />
      <Choices legend="Where you work" error={errors.areas?.message}>
        <div className={css.areas}>
          {places.map(([code, name]) => (
            <Choice
              key={code}
              type="checkbox"
              value={code}
              label={name}
              {...register('areas', { validate: areas => areas.length > 0 || 'Choose one place at least.' })}
            />
          ))}
        </div>
      </Choices>
      <TextArea
        label="About you"
        hint="What you make, for how long, what you are proud of."
        rows={5}
        optional
        error={errors.about?.message}
        {...register('about', { maxLength: { value: limits.about.maxLength, message: 'That is too long.' } })}
      />
      <ActionNotice action={action} />
      <div className="row">
        <Button type="submit" look="primary" busy={action.busy}>
          {own ? 'Save' : 'Go on'}
        </Button>
      </div>
    </form>
  )
}
