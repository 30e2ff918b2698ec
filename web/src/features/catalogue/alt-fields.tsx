import { TextField } from '~/ui/field'

interface Props {
  /** The pictures, in their order. */
  ids: readonly string[]
  alts: Readonly<Record<string, string>>
  max: number
  onChange(alts: Record<string, string>): void
}

/** What each picture shows, for those who do not see it. */
export function AltFields({ ids, alts, max, onChange }: Props) {
  if (ids.length === 0) return null
  return (
    <details>
      <summary className="target">Say what the photos show</summary>
      <div className="stack-tight">
        <p className="muted small">
          This is read out to people who do not see well, and shown where a photo does not load.
        </p>
        {ids.map((id, index) => (
          <TextField
            key={id}
            label={`What photo ${index + 1} shows`}
            optional
            maxLength={max}
            autoComplete="off"
            value={alts[id] ?? ''}
            onChange={event => onChange({ ...alts, [id]: event.target.value })}
          />
        ))}
      </div>
    </details>
  )
}
