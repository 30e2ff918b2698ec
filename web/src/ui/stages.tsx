import { Check, X } from 'lucide-react'
import type { ReactNode } from 'react'
import css from './stages.module.css'

export interface Stage {
  label: string
  state: 'done' | 'now' | 'next' | 'stopped'
  note?: ReactNode
}

const SAID = { done: 'done', now: 'now', next: 'to come', stopped: 'stopped' }

/** How far something is, from top to bottom. */
export function Stages({ stages }: { stages: readonly Stage[] }) {
  return (
    <ol className={css.stages}>
      {stages.map(stage => (
        <li
          key={stage.label}
          className={css.stage}
          data-state={stage.state}
          aria-current={stage.state === 'now' ? 'step' : undefined}
        >
          <span className={css.dot} aria-hidden="true">
            {stage.state === 'done' && <Check size={16} strokeWidth={3} />}
            {stage.state === 'stopped' && <X size={16} strokeWidth={3} />}
          </span>
          <div>
            <p className={css.label}>
              {stage.label}
              <span className="vh">, {SAID[stage.state]}</span>
            </p>
            {stage.note && <div className={css.note}>{stage.note}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
