import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { q } from '~/api/query'
import { ProductGrid } from '~/features/catalogue/product-grid'
import { Button } from '~/ui/button'
import { LoadError } from '~/ui/load-error'
import { Skeleton } from '~/ui/states'
import { GoneRow } from './gone-row'

/** As many are asked for at once. */
const PAGE = 20

/** Products as they are now, by their identifiers; more on request. Those that are not in the shop say so, where they can be dropped. */
export function KeptProducts({ ids, droppable }: { ids: readonly string[]; droppable?: boolean }) {
  const [pages, setPages] = useState(1)
  const shown = Array.from({ length: Math.min(pages, Math.ceil(ids.length / PAGE)) }, (_, page) =>
    ids.slice(page * PAGE, (page + 1) * PAGE),
  )
  return (
    <div className="stack">
      {shown.map(some => (
        <SomeProducts key={some[0]} ids={some} droppable={droppable ?? false} />
      ))}
      {pages * PAGE < ids.length && (
        <div className="row">
          <Button onClick={() => setPages(pages + 1)}>Show more</Button>
        </div>
      )}
    </div>
  )
}

function SomeProducts({ ids, droppable }: { ids: readonly string[]; droppable: boolean }) {
  const read = useQuery(q('/products', { query: { ids: ids.join(',') } }))
  if (read.error) return <LoadError error={read.error} onAgain={() => void read.refetch()} />
  if (!read.data) return <Skeleton shape="card" count={2} />
  const byId = new Map(read.data.items.map(one => [one.id, one]))
  const there = ids.flatMap(id => byId.get(id) ?? [])
  const gone = ids.filter(id => !byId.has(id))
  return (
    <>
      {there.length > 0 && <ProductGrid products={there} eager={false} />}
      {droppable && gone.length > 0 && (
        <ul>
          {gone.map(id => (
            <GoneRow key={id} subject={id} what="A product that you kept" />
          ))}
        </ul>
      )}
    </>
  )
}
