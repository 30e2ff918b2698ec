import { Link } from '@tanstack/react-router'
import type { StartStep } from '~/domain/standing'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { Stages } from '~/ui/stages'

const STATE = { done: 'done', now: 'now', waits: 'now', next: 'next' } as const

/** What is left to do before the first sale. */
export function Start({ steps }: { steps: readonly StartStep[] }) {
  const done = steps.filter(step => step.state === 'done').length
  const next = steps.find(step => step.state === 'now')
  return (
    <Card title={`Your way to the first sale: ${done} of ${steps.length} done`}>
      <div className="stack">
        <Stages
          stages={steps.map(step => ({
            label: step.title,
            state: STATE[step.state],
            note: step.state === 'done' ? step.id === 'product' ? null : <Link to={step.to}>Change</Link> : step.why,
          }))}
        />
        {next && (
          <ButtonLink to={next.to} look="primary" wide>
            {next.title}
          </ButtonLink>
        )}
      </div>
    </Card>
  )
}
