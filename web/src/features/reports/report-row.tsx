import { reportsDecide } from '@homify/client/limits'
import { Link } from '@tanstack/react-router'
import { Fragment, useState } from 'react'
import { useAction } from '~/api/action'
import { Pictures } from '~/features/reviews/parts'
import { Files } from '~/features/uploads/files'
import { Button } from '~/ui/button'
import { Choice, Choices } from '~/ui/field'
import { RowHead } from '~/ui/queue'
import { toast } from '~/ui/toast'
import { Ago, When } from '~/ui/when'
import { WordsDialog } from '~/ui/words-dialog'
import { type Act, KINDS, type Report } from './kinds'
import { THINGS } from './words'

interface Choosing {
  /** What the button says. */
  name: string
  title: string
  confirm: string
  hint: string
  /** What happens. */
  says: string
  done: string
}

const ACTS: Record<Act, Choosing> = {
  dismiss: {
    name: 'It is within the rules',
    title: 'Leave it as it is?',
    confirm: 'Leave it',
    hint: 'Only administrators read this.',
    says: 'Nothing changes. Those who reported it are told that it is within the rules.',
    done: 'Left as it is. Those who reported it are told.',
  },
  warn: {
    name: 'Warn',
    title: 'Warn whoever answers for it?',
    confirm: 'Warn',
    hint: 'They read this. Say what to put right.',
    says: 'They are told that it breaks the rules, and why. Nothing is hidden.',
    done: 'Warned. Those who reported it are told.',
  },
  hide_product: {
    name: 'Hide the product',
    title: 'Take this product out of the shop?',
    confirm: 'Hide it',
    hint: 'The artisan reads this. Say what to mend.',
    says: 'Nobody can buy it until its artisan has mended it and publishes it again. Orders that there are go on.',
    done: 'Hidden. Its artisan is told why.',
  },
  hide_review: {
    name: 'Hide the review',
    title: 'Hide this review?',
    confirm: 'Hide it',
    hint: 'Its author reads this.',
    says: 'Nobody but its author sees it any more, and its stars do not count. You can show it again.',
    done: 'Hidden. Its author is told why.',
  },
  suspend: {
    name: 'Suspend the artisan',
    title: 'Suspend the artisan?',
    confirm: 'Suspend',
    hint: 'The artisan reads this.',
    says: 'What they offer is hidden and nothing new can be ordered. Orders that there are go on. You can restore them.',
    done: 'Suspended. The artisan is told why.',
  },
}

const [limits] = reportsDecide

/** What people reported: the thing as they saw it, what they say, and the decision. */
export function ReportRow({ report }: { report: Report }) {
  const [asked, setAsked] = useState<Act | null>(null)
  const [holds, setHolds] = useState(true)
  const action = useAction('post', '/admin/reports/{report_id}/decision', {
    scope: report.id,
    stale: ['/admin/reports'],
    onDone: (_, __, { body }) => {
      setAsked(null)
      toast(ACTS[body.act].done)
    },
  })
  const decide = (act: Act, reason: string) => {
    const body = bodyOf(act, reason, report, holds)
    if (body) void action.run({ path: { report_id: report.id }, body })
  }
  const { thing, title, people, verdict } = report
  return (
    <>
      <RowHead
        title={`${THINGS[thing.kind]}${title && `: ${title}`}`.replace(/^./, first => first.toUpperCase())}
        aside={people === 1 ? '1 person' : `${people} people`}
      />
      <div className="row small muted">
        <span>
          By {report.artisan?.display_name ?? report.person.name ?? 'somebody who has left'} · reported{' '}
          <Ago at={report.opened_at} />
        </span>
        {verdict && (
          <span>
            Decided before, <When at={verdict.at} />: {ACTS[verdict.act].name.toLowerCase()}
          </span>
        )}
      </div>
      <Said report={report} />
      <div className="row">
        <ThingLink report={report} />
        <Link to="/admin/users" search={{ who: report.person.id }} className="target">
          Who answers for it
        </Link>
        <Link to="/admin/history/$subject" params={{ subject: report.id }} className="target">
          History of the report
        </Link>
      </div>
      {report.acts.length === 0 ? (
        <p className="muted">You have part in this; another administrator decides it.</p>
      ) : (
        <div className="row">
          {report.acts.map(act => (
            <Button key={act} look={act === 'suspend' ? 'danger' : 'secondary'} onClick={() => setAsked(act)}>
              {ACTS[act].name}
            </Button>
          ))}
        </div>
      )}
      {asked && (
        <WordsDialog
          title={ACTS[asked].title}
          label="Reason"
          hint={ACTS[asked].hint}
          limit={limits.reason}
          confirm={ACTS[asked].confirm}
          look={asked === 'dismiss' || asked === 'warn' ? 'primary' : 'danger'}
          action={action}
          onConfirm={reason => decide(asked, reason)}
          onClose={() => setAsked(null)}
          more={
            asked === 'suspend' && (
              <Choices legend="Their money meanwhile">
                <Choice
                  name="payouts"
                  label="Stays in their wallet until they are restored"
                  checked={holds}
                  onChange={() => setHolds(true)}
                />
                <Choice
                  name="payouts"
                  label="Is paid out as before"
                  checked={!holds}
                  onChange={() => setHolds(false)}
                />
              </Choices>
            )
          }
        >
          <p>{ACTS[asked].says}</p>
        </WordsDialog>
      )}
    </>
  )
}

/** What is sent: what is to be hidden or suspended is named, so that nothing else is. */
function bodyOf(act: Act, reason: string, { thing, artisan }: Report, holds: boolean) {
  switch (act) {
    case 'dismiss':
    case 'warn':
      return { act, reason }
    case 'hide_product':
      return thing.kind === 'product' ? { act, product_id: thing.product_id, reason } : null
    case 'hide_review':
      return thing.kind === 'review' ? { act, review_id: thing.review_id, reason } : null
    case 'suspend':
      return (
        artisan && { act, artisan_id: artisan.id, payouts: holds ? ('hold' as const) : ('continue' as const), reason }
      )
  }
}

/** What each person says and saw; where that was the same as before, it stands there once. */
function Said({ report }: { report: Report }) {
  return (
    <>
      {report.statements.map(({ by, at, kind, words, sells, seen }) => (
        <Fragment key={`${by.id} ${at}`}>
          {seen && (
            <blockquote className="stack-tight">
              {seen.text && <p className="lines break">{seen.text}</p>}
              {seen.hides_contacts && (
                <p className="small muted">Contact details in it were hidden: nothing was paid.</p>
              )}
              <Pictures of={seen.pictures} />
              {seen.files.length > 0 && <Files label="File" files={seen.files} />}
            </blockquote>
          )}
          <div>
            <p>
              <span className="strong">{by.name ?? 'Somebody who has left'}</span>
              {sells && ', who sells here, too'}: {KINDS[kind]}
            </p>
            {words && <p className="lines break">“{words}”</p>}
          </div>
        </Fragment>
      ))}
    </>
  )
}

/** The way to the thing as it is now. A message is read by those who take part, and as it was reported. */
function ThingLink({ report: { thing } }: { report: Report }) {
  switch (thing.kind) {
    case 'product':
      return (
        <Link to="/products/$productId" params={{ productId: thing.product_id }} className="target">
          The product now
        </Link>
      )
    case 'artisan':
      return (
        <Link to="/artisans/$artisanId" params={{ artisanId: thing.artisan_id }} className="target">
          The shop now
        </Link>
      )
    case 'review':
      return (
        <Link to="/admin/reviews" search={{ id: thing.review_id }} className="target">
          The review now
        </Link>
      )
    case 'buyer':
    case 'message':
      return null
  }
}
