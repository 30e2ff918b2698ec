import { ApiProblem } from '@homify/client'
import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { ButtonLink } from '~/ui/button'
import { LoadError } from '~/ui/load-error'
import { Page } from '~/ui/page'
import { Loading, Skeleton } from '~/ui/states'

export function NotFoundPage() {
  return (
    <Page title="This page is not here" narrow>
      <p className="muted">The address may be old, or it belongs to another account.</p>
      <div className="row">
        <ButtonLink to="/" look="primary">
          Go to the shop
        </ButtonLink>
      </div>
    </Page>
  )
}

/** What stopped a page from loading, with the way to try again. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const boundary = useQueryErrorResetBoundary()
  useEffect(() => boundary.reset(), [boundary])
  if (error instanceof ApiProblem && error.problem === 'not-found') return <NotFoundPage />
  const again = () => {
    reset()
    void router.invalidate()
  }
  return (
    <Page title="This did not load" narrow>
      <LoadError error={error} onAgain={again} />
    </Page>
  )
}

export const PendingPage = () => (
  <Loading>
    <Skeleton shape="title" />
    <Skeleton shape="block" count={3} />
  </Loading>
)
