import { type Action, whyNot } from '~/domain/actions'

interface Props<Name extends string> {
  actions: readonly Action<Name>[]
  names: Record<Name, string>
}

/** What cannot be done now that one may look for, each with the reason. */
export function Refused<Name extends string>({ actions, names }: Props<Name>) {
  if (actions.length === 0) return null
  return (
    <ul className="stack-tight small" aria-label="Not possible now">
      {actions.map(one => (
        <li key={one.action}>
          <span className="strong">{names[one.action]}:</span> <span className="muted">{whyNot(one)}</span>
        </li>
      ))}
    </ul>
  )
}
