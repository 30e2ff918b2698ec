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
}: {
  title: string
  sub?: string
  children: ReactNode
  below?: ReactNode
}) => (
  <div className={css.column}>
    <Page title={title} sub={sub}>
      <Card>{children}</Card>
      {below}
    </Page>
  </div>
)
