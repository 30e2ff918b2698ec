import { useLocation } from '@tanstack/react-router'
import { Flag } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useWho } from '~/app/session'
import { Button, ButtonLink } from '~/ui/button'
import { THINGS, type Thing } from './words'

// Few report anything.
const ReportDialog = lazy(() => import('./report-dialog'))

interface Props {
  thing: Thing
  /** Whom or what it is about, where several can be reported on one page. */
  name?: string
  /** How it looks where a button is too much. */
  className?: string | undefined
}

/** The way to tell us that something breaks the rules. */
export function ReportButton({ thing, name, className }: Props) {
  const [open, setOpen] = useState(false)
  const here = useLocation({ select: location => location.href })
  const what = name ?? `this ${THINGS[thing.kind]}`
  const words = (
    <>
      <Flag size={18} aria-hidden="true" /> Report
    </>
  )
  if (!useWho()) {
    return (
      <ButtonLink look="quiet" to="/login" search={{ next: here }} aria-label={`Log in to report ${what}`}>
        {words}
      </ButtonLink>
    )
  }
  return (
    <>
      {className ? (
        <button type="button" className={className} aria-label={`Report ${what}`} onClick={() => setOpen(true)}>
          Report
        </button>
      ) : (
        <Button look="quiet" aria-label={`Report ${what}`} onClick={() => setOpen(true)}>
          {words}
        </Button>
      )}
      {open && (
        <Suspense>
          <ReportDialog thing={thing} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
