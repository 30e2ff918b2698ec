import type { ReactNode } from 'react'
import { Card } from '~/ui/card'
import { Page } from '~/ui/page'
import css from './auth.module.css'

/** One thing to do, in one column. */
export const AuthPage = ({
  title,
  sub,
  children,
  below,
  plain,
}: {
  title: string
  sub?: string
  children: ReactNode
  below?: ReactNode
  /** The parts bring cards of their own. */
  plain?: boolean
}) => (
  <div className={css.column}>
    <Page title={title} sub={sub}>
      {plain ? children : <Card>{children}</Card>}
      {below}
    </Page>
  </div>
)
