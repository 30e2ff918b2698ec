import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { Heart } from 'lucide-react'
import { useAction } from '~/api/action'
import { useWho } from '~/app/session'
import { Button, ButtonLink } from '~/ui/button'
import { ActionNotice } from '~/ui/problem'
import { favourites } from './own-queries'

/** Keeps a product or an artisan, to find it again, or keeps it no longer. */
export function KeepButton({ subject, name }: { subject: string; name: string }) {
  const here = useLocation({ select: location => location.href })
  if (!useWho()) {
    return (
      <ButtonLink look="quiet" to="/login" search={{ next: here }} aria-label={`Log in to keep ${name}`}>
        <Heart size={20} aria-hidden="true" /> Keep
      </ButtonLink>
    )
  }
  return <Kept subject={subject} name={name} />
}

function Kept({ subject, name }: { subject: string; name: string }) {
  const client = useQueryClient()
  const kind = subject.startsWith('prd_') ? 'products' : 'artisans'
  const kept = useQuery(favourites)
  const isKept = kept.data?.[kind].some(one => one.id === subject) ?? false
  const show = (keep: boolean) => {
    client.setQueryData(favourites.queryKey, before => {
      if (!before) return undefined
      const others = before[kind].filter(one => one.id !== subject)
      const mine = keep ? [{ id: subject, kept_at: new Date().toISOString() }] : []
      return { ...before, [kind]: [...mine, ...others] }
    })
  }
  const keep = useAction('put', '/me/favourites/{subject}', { scope: subject, onDone: () => show(true) })
  const drop = useAction('delete', '/me/favourites/{subject}', { scope: subject, onDone: () => show(false) })
  const action = isKept ? drop : keep
  return (
    <>
      <Button
        look="quiet"
        busy={action.busy}
        disabled={!kept.data}
        aria-pressed={isKept}
        aria-label={`Keep ${name}`}
        onClick={() => void action.run({ path: { subject } })}
      >
        <Heart size={20} fill={isKept ? 'currentColor' : 'none'} aria-hidden="true" /> {isKept ? 'Kept' : 'Keep'}
      </Button>
      <ActionNotice action={keep} />
      <ActionNotice action={drop} />
    </>
  )
}
