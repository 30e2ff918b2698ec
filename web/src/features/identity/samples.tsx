import { useQuery } from '@tanstack/react-query'
import { config } from '~/app/config'
import { Button } from '~/ui/button'
import { Card } from '~/ui/card'
import css from './auth.module.css'

interface Props {
  busy: boolean
  /** `secret` is what an app makes codes from, where a log-in asks for one. */
  onChoose(email: string, password: string, secret?: string): void
}

/** Log-ins of the sample data, where a deployment has some: a local cloud alone. */
export function Samples({ busy, onChoose }: Props) {
  const samples = useQuery(config).data?.samples
  if (!samples?.length) return null
  return (
    <Card title="Sample accounts">
      <div className="stack-tight">
        <p className="muted small">This is a local Homify with made-up data. Look around as:</p>
        <div className={css.samples}>
          {samples.map(({ label, email, password, second_factor }) => (
            <Button key={email} disabled={busy} onClick={() => onChoose(email, password, second_factor)}>
              {label}
            </Button>
          ))}
        </div>
      </div>
    </Card>
  )
}
