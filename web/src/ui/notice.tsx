import { CircleAlert, CircleCheck, Info, ShieldCheck, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Tone } from './badge'
import css from './notice.module.css'
import tones from './tones.module.css'

const ICONS = { plain: ShieldCheck, info: Info, good: CircleCheck, warn: TriangleAlert, bad: CircleAlert }

interface Props {
  tone?: Tone
  title?: string
  children?: ReactNode
  actions?: ReactNode
  /** `alert` interrupts a screen reader: for what just went wrong. */
  role?: 'alert' | 'status'
}

/** What a person should know here: what happened, what is safe, what to do. */
export function Notice({ tone = 'info', title, children, actions, role }: Props) {
  const Icon = ICONS[tone]
  return (
    <div className={`${css.notice} ${tones[tone]}`} role={role}>
      <Icon size={20} className={css.icon} aria-hidden="true" />
      <div className={css.body}>
        {title && <p className={css.title}>{title}</p>}
        {children && <div>{children}</div>}
        {actions && <div className={css.actions}>{actions}</div>}
      </div>
    </div>
  )
}
