import { useInfiniteQuery } from '@tanstack/react-query'
import { ChevronDown } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { list } from '~/api/query'
import { type Chain, checkChain, type Entry } from '~/domain/chain'
import type { Side } from '~/domain/order'
import { Card } from '~/ui/card'
import { LoadError } from '~/ui/load-error'
import { Notice } from '~/ui/notice'
import { Loading, Skeleton } from '~/ui/states'
import { When } from '~/ui/when'
import css from './history.module.css'

/** `order.refund_offered` as people read it: `Refund offered`. */
const said = (action: string): string => {
  const words = action.replace(/^\w+\./, '').replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const by = (kind: Entry['actor']['kind'], side: Side): string => {
  if (kind === side) return 'you'
  if (kind === 'system') return 'Homify'
  if (kind === 'gateway') return 'the payment service'
  if (kind === 'admin') return 'an administrator'
  return kind === 'user' ? 'the buyer' : `the ${kind}`
}

interface Props {
  of: ReturnType<typeof list<'/orders/{order_id}/history'>> | ReturnType<typeof list<'/disputes/{dispute_id}/history'>>
  side: Side
}

/** Every change of an order or a dispute with its author. The chain of hashes is recomputed here, in the browser. */
export function History({ of, side }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <Card>
      <details onToggle={event => setOpen(event.currentTarget.open)}>
        <summary className={css.summary}>
          Everything that happened
          <ChevronDown size={20} aria-hidden="true" />
        </summary>
        {open && <Entries of={of} side={side} />}
      </details>
    </Card>
  )
}

function Entries({ of, side }: Props) {
  const { data, error, hasNextPage, isFetching, fetchNextPage, refetch } = useInfiniteQuery(
    of as ReturnType<typeof list<'/orders/{order_id}/history'>>,
  )
  const [chain, setChain] = useState<Chain | null>(null)
  // A chain is checked whole, so all of it is read: an order has some dozens of entries at most.
  useEffect(() => {
    if (hasNextPage && !isFetching && !error) void fetchNextPage()
  }, [hasNextPage, isFetching, error, fetchNextPage])
  useEffect(() => {
    if (!data || hasNextPage) return
    let current = true
    void checkChain(
      data.pages.flatMap(page => page.items),
      { whole: true },
    ).then(found => current && setChain(found))
    return () => {
      current = false
    }
  }, [data, hasNextPage])
  if (error) return <LoadError error={error} onAgain={() => void refetch()} />
  if (!data) {
    return (
      <Loading>
        <Skeleton shape="line" count={4} />
      </Loading>
    )
  }
  return (
    <div className="stack">
      {chain?.holds && (
        <Notice tone="good" role="status" title="Nothing was altered or left out">
          <p className="small">
            Each line carries a fingerprint of the one before it. Your browser has just checked them all.
          </p>
        </Notice>
      )}
      {chain && !chain.holds && (
        <Notice tone="bad" role="alert" title={`Line ${chain.seq} does not fit the one before it`}>
          <p>Something was altered or left out. Please tell our support.</p>
        </Notice>
      )}
      <ol className={css.entries}>
        {data.pages.flatMap(page =>
          page.items.map(entry => (
            <li key={entry.seq} className={css.entry}>
              <span className="strong">{said(entry.action)}</span>
              <span className="muted small">
                by {by(entry.actor.kind, side)}, <When at={entry.at} />
              </span>
              <span className={css.hash} title={entry.hash}>
                {entry.hash.slice(0, 12)}
              </span>
            </li>
          )),
        )}
      </ol>
    </div>
  )
}
