import type { ReactNode } from 'react'
import css from './badge.module.css'
import tones from './tones.module.css'

export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'info'

/** A state in a word or two. The word says it; the colour only helps. */
export const Badge = ({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) => (
  <span className={`${css.badge} ${tones[tone]}`}>{children}</span>
)
