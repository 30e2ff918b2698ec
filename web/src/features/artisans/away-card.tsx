import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAction } from '~/api/action'
import { awayUntil } from '~/domain/delivery'
import { formatDate } from '~/domain/time'
import { Button } from '~/ui/button'
import { Card } from '~/ui/card'
import { TextField } from '~/ui/field'
import { ActionNotice } from '~/ui/problem'
import { toast } from '~/ui/toast'
import { ownArtisan } from './queries'

/** As the API takes it, and as `<input type="date">` has it. */
const dayAhead = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** No orders until a day: what is on sale stays to be seen, with the day. */
export function AwayCard() {
  const own = useSuspenseQuery(ownArtisan).data
  const client = useQueryClient()
  const [day, setDay] = useState('')
  const action = useAction('put', '/me/artisan/away', {
    scope: own.id,
    stale: ['/artisans/{artisan_id}', '/products'],
    onDone: answer => {
      client.setQueryData(ownArtisan.queryKey, before =>
        before ? { ...before, ...answer, away_until: answer.away_until } : undefined,
      )
      toast(answer.away_until ? `No orders until ${formatDate(answer.away_until)}.` : 'You take orders again.')
    },
  })
  const away = awayUntil(own, Date.now())
  return (
    <Card title="Take a break">
      <div className="stack">
        {away ? (
          <p>
            You take no orders until <span className="strong">{formatDate(away)}</span>. Buyers see that day. The orders
            that you have go on.
          </p>
        ) : (
          <>
            <p>Buyers see when you are back and cannot order until then. The orders that you have go on.</p>
            <TextField
              label="Back on"
              type="date"
              min={dayAhead(1)}
              max={dayAhead(60)}
              value={day}
              onChange={event => setDay(event.target.value)}
            />
          </>
        )}
        <ActionNotice action={action} />
        <div className="row">
          {away ? (
            <Button busy={action.busy} onClick={() => void action.run({ body: {} })}>
              I am back
            </Button>
          ) : (
            <Button
              busy={action.busy}
              disabledReason={day ? null : 'Choose the day first.'}
              onClick={() => void action.run({ body: { back_on: day } })}
            >
              Take no orders until then
            </Button>
          )}
        </div>
      </div>
    </Card>
  )
}
