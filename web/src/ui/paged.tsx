import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import type { ListOf } from '~/api/query'
import { Button } from './button'
import { LoadError } from './load-error'

interface Props<Item> {
  of: ListOf<Item>
  /** What a list without items says, with the one action that fills it. */
  empty: ReactNode
  /** Draws what has been loaded so far. */
  children(items: Item[]): ReactNode
}

/** A list of the API with its empty state, its next page, and what goes wrong on the way to it. */
export function Paged<Item>({ of, empty, children }: Props<Item>) {
  const list = useSuspenseInfiniteQuery(of)
  const items = list.data.pages.flatMap(page => page.items)
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list
  // A page may be empty and still have a next one: then nothing has been seen yet.
  const looking = items.length === 0 && hasNextPage && !isFetchNextPageError
  useEffect(() => {
    if (looking && !isFetchingNextPage) void fetchNextPage()
  }, [looking, isFetchingNextPage, fetchNextPage])
  if (items.length === 0 && !hasNextPage) return empty
  return (
    <div className="stack">
      {children(items)}
      {isFetchNextPageError ? (
        <LoadError error={list.error} onAgain={() => void fetchNextPage()} />
      ) : (
        hasNextPage && (
          <div className="row">
            <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              Show more
            </Button>
          </div>
        )
      )}
    </div>
  )
}
