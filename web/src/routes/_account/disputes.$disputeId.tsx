import type { Schema } from '@homify/client'
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useWho } from '~/app/session'
import { choices, may } from '~/domain/actions'
import { DISPUTE_ACTIONS, type DisputeActionName, ONWARD, RETURN_ENDED, shownDispute } from '~/domain/dispute'
import { dispute, disputeHistory } from '~/features/disputes/queries'
import { ConfirmReturn, RejectReturn, SendReturn } from '~/features/disputes/return-steps'
import {
  AcceptProposal,
  AddEvidence,
  Answer,
  AppealDecision,
  Escalate,
  Propose,
  Withdraw,
} from '~/features/disputes/steps'
import { Quote } from '~/features/messages/quote'
import { Files } from '~/features/uploads/files'
import { Badge } from '~/ui/badge'
import { Card } from '~/ui/card'
import { Facts } from '~/ui/facts'
import { Money } from '~/ui/money'
import { Page } from '~/ui/page'
import { Refused } from '~/ui/refused'
import { Deadline, When } from '~/ui/when'

export const Route = createFileRoute('/_account/disputes/$disputeId')({
  loader: ({ context: { queryClient }, params }) => queryClient.ensureQueryData(dispute(params.disputeId)),
  component: DisputePage,
})

// Below what one came for.
const History = lazy(() => import('~/features/orders/history').then(({ History }) => ({ default: History })))

const STEPS: Partial<Record<DisputeActionName, typeof Answer>> = {
  answer: Answer,
  propose: Propose,
  add_evidence: AddEvidence,
  escalate: Escalate,
  withdraw: Withdraw,
  appeal: AppealDecision,
  send_return: SendReturn,
  confirm_return: ConfirmReturn,
  reject_return: RejectReturn,
}
const ENDED = {
  agreement: 'You agreed.',
  decision: 'We decided.',
  default: 'It ended by the rules, since nobody decided in time.',
  returned: 'The artisan has the goods back.',
  return_unanswered: 'The goods were sent back, and the artisan said nothing against it in time.',
}

const ONCE_BACK = 'Once the goods are back with the artisan. Until then the money stays frozen.'

function DisputePage() {
  const { disputeId } = Route.useParams()
  const found = useSuspenseQuery(dispute(disputeId)).data
  const side = useWho()?.userId === found.buyer_id ? 'buyer' : 'artisan'
  const other = side === 'buyer' ? 'artisan' : 'buyer'
  const { label, tone, now, otherwise } = shownDispute(found, side)
  const theirs = found.proposals[other]
  const mine = found.proposals[side]
  const takeable = may(found.actions, 'accept_proposal')
  const { primary, others, refused } = choices(
    found.actions.filter(one => one.action !== 'accept_proposal'),
    ONWARD,
  )
  const steps = primary ? [primary, ...others] : others
  const who = (by: 'buyer' | 'artisan') => (by === side ? 'You' : by === 'buyer' ? 'The buyer' : 'The artisan')
  return (
    <Page
      title={`Dispute: ${found.title}`}
      sub={
        <>
          <Badge tone={tone}>{label}</Badge>
          <span>
            Opened by {who(found.opened_by).toLowerCase()}, <When at={found.opened_at} />
          </span>
        </>
      }
      back={{ label: 'The order', link: { to: '/orders/$orderId', params: { orderId: found.order_id } } }}
    >
      <div className="columns">
        <div className="stack">
          {takeable && theirs && (
            <Card title={`${who(other)} proposes`}>
              <div className="stack">
                <SplitFacts split={theirs.split} />
                {theirs.after_return && <p>{ONCE_BACK}</p>}
                <AcceptProposal dispute={found} by={other} />
              </div>
            </Card>
          )}
          <Card title="Where it stands">
            <div className="stack">
              <p>{now}</p>
              {found.resolution && <p>{ENDED[found.resolution.by]}</p>}
              {found.due_at && otherwise && (
                <p className="muted">
                  If nobody acts, {otherwise} <Deadline at={found.due_at} />.
                </p>
              )}
              {steps.length > 0 && (
                <div className="row">
                  {steps.map(one => {
                    const Step = STEPS[one.action]
                    // Nothing else is as good as an agreement that waits.
                    const look = one === primary && !takeable ? 'primary' : 'secondary'
                    return Step && <Step key={one.action} dispute={found} look={look} />
                  })}
                </div>
              )}
              <Refused actions={refused} names={DISPUTE_ACTIONS} />
            </div>
          </Card>
          {!found.resolution && mine && (
            <Card title="You proposed">
              <div className="stack">
                <SplitFacts split={mine.split} />
                {mine.after_return && <p>{ONCE_BACK}</p>}
              </div>
            </Card>
          )}
          {found.returns.map(one => (
            <Card key={one.agreed_at} title="What goes back" aside={<When at={one.agreed_at} />}>
              <div className="stack">
                <SplitFacts split={one.split} />
                {one.outcome ? <p>{RETURN_ENDED[one.outcome]}</p> : <p>{ONCE_BACK}</p>}
                {one.sent && (
                  <>
                    <p className="strong">
                      {who('buyer')} sent it <When at={one.sent.at} />
                    </p>
                    <Words>{one.sent.text}</Words>
                    <EvidenceFiles ids={one.sent.uploads} dispute={found} />
                  </>
                )}
                {one.objection && (
                  <>
                    <p className="strong">{who('artisan')} said what is wrong</p>
                    <Words>{one.objection.text}</Words>
                    <EvidenceFiles ids={one.objection.uploads} dispute={found} />
                  </>
                )}
              </div>
            </Card>
          ))}
          <Card title={`${who(found.opened_by)} said`}>
            <div className="stack">
              <Words>{found.claim.text}</Words>
              <EvidenceFiles ids={found.claim.uploads} dispute={found} />
            </div>
          </Card>
          {found.answer && (
            <Card title={`${who(found.opened_by === 'buyer' ? 'artisan' : 'buyer')} answered`}>
              <div className="stack">
                <Words>{found.answer.text}</Words>
                <EvidenceFiles ids={found.answer.uploads} dispute={found} />
              </div>
            </Card>
          )}
          {found.evidence.map(one => (
            <Card key={`${one.by} ${one.at}`} title={`${who(one.by)} added`} aside={<When at={one.at} />}>
              <div className="stack">
                <Words>{one.note}</Words>
                <EvidenceFiles ids={one.uploads} dispute={found} />
                {one.message && <Quote message={one.message} who={who(one.message.by)} files={found.files} />}
              </div>
            </Card>
          ))}
          {found.decisions.map((decision, index) => (
            <Card
              key={decision.at}
              title={index === 0 ? 'Our decision' : 'Our second decision'}
              aside={<When at={decision.at} />}
            >
              <div className="stack">
                <SplitFacts split={decision.split} />
                <p className="lines break">{decision.note}</p>
              </div>
            </Card>
          ))}
          {found.appeal && (
            <Card title={`${who(found.appeal.by)} appealed`} aside={<When at={found.appeal.at} />}>
              <Words>{found.appeal.reason}</Words>
            </Card>
          )}
          <Suspense>
            <History of={disputeHistory(found.id)} side={side} />
          </Suspense>
        </div>
        <div className="stack">
          <Card title="Money">
            {found.resolution ? (
              <SplitFacts split={found.resolution.split} />
            ) : (
              <Facts rows={[{ name: 'Frozen until this is over', value: <Money of={found.held} />, total: true }]} />
            )}
          </Card>
          <p>
            <Link to="/orders/$orderId" params={{ orderId: found.order_id }}>
              See the order
            </Link>
          </p>
        </div>
      </div>
    </Page>
  )
}

/** What somebody said, or that it went with them. */
const Words = ({ children }: { children: string }) =>
  children === '' ? <p className="muted">Erased, since they have left</p> : <p className="lines break">{children}</p>

const SplitFacts = ({
  split,
}: {
  split: { to_buyer: { amount: number; currency: string }; to_artisan: { amount: number; currency: string } }
}) => (
  <Facts
    rows={[
      { name: 'To the buyer', value: <Money of={split.to_buyer} /> },
      { name: 'To the artisan', value: <Money of={split.to_artisan} /> },
    ]}
  />
)

const EvidenceFiles = ({ ids, dispute }: { ids: readonly string[]; dispute: Schema<'DisputeWithFiles'> }) =>
  ids.length > 0 && <Files label="Evidence" files={dispute.files.filter(file => ids.includes(file.id))} />
