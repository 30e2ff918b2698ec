import { ApiProblem } from '@homify/client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { artisan } from '~/features/catalogue/queries'
import { SoldBy } from '~/features/catalogue/sold-by'
import { Button } from '~/ui/button'
import css from '~/ui/lines.module.css'
import { Skeleton } from '~/ui/states'
import { GoneRow } from './gone-row'

const PAGE = 10

/** Artisans as they are now; more on request. */
export function KeptArtisans({ ids }: { ids: readonly string[] }) {
  const [most, setMost] = useState(PAGE)
  return (
    <div className="stack">
      <ul>
        {ids.slice(0, most).map(id => (
          <KeptArtisan key={id} id={id} />
        ))}
      </ul>
      {most < ids.length && (
        <div className="row">
          <Button onClick={() => setMost(most + PAGE)}>Show more</Button>
        </div>
      )}
    </div>
  )
}

function KeptArtisan({ id }: { id: string }) {
  const read = useQuery(artisan(id))
  if (read.error instanceof ApiProblem && read.error.problem === 'not-found') {
    return <GoneRow subject={id} what="An artisan whom you kept" />
  }
  return <li className={css.row}>{read.data ? <SoldBy artisan={read.data} /> : <Skeleton shape="row" />}</li>
}
