import type { Schema } from '@homify/client'
import type { ReactNode } from 'react'
import { Files } from '~/features/uploads/files'
import { Money } from '~/ui/money'
import { When } from '~/ui/when'

export type Side = Schema<'Side'>
export type Split = Schema<'Split'>

export const SIDE: Record<Side, string> = { buyer: 'The buyer', artisan: 'The artisan' }

interface Props {
  who: string
  at: string
  files?: readonly { id: string; url: string }[]
  /** What stands below the words. */
  more?: ReactNode
  children: ReactNode
}

/** What one side said, as they wrote it, with what they showed. */
export const Said = ({ who, at, files, more, children }: Props) => (
  <article className="stack-tight">
    <p className="small">
      <span className="strong">{who}</span>{' '}
      <span className="muted">
        · <When at={at} />
      </span>
    </p>
    {children === '' ? (
      <p className="muted">Erased, since they have left</p>
    ) : (
      <p className="lines break">{children}</p>
    )}
    {more}
    {files && files.length > 0 && <Files label="Evidence" files={files} />}
  </article>
)

/** Who gets what. */
export const SplitWords = ({ split }: { split: Split }) => (
  <>
    <Money of={split.to_buyer} /> to the buyer, <Money of={split.to_artisan} /> to the artisan
  </>
)
