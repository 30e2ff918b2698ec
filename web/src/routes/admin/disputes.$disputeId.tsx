import type { Schema } from '@homify/client'
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { may, refusedOf } from '~/domain/actions'
import { DISPUTE_ACTIONS, RETURN_ENDED } from '~/domain/dispute'
import { History } from '~/features/books/history'
import { subjectHistory } from '~/features/books/queries'
import { disputeFile } from '~/features/disputes/admin-queries'
import { Decide } from '~/features/disputes/decide'
import { Said, SIDE, SplitWords } from '~/features/disputes/words'
import { ofDispute } from '~/features/messages/queries'
import { Quote } from '~/features/messages/quote'
import { Talk } from '~/features/messages/talk'
import { Files } from '~/features/uploads/files'
import { Badge } from '~/ui/badge'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { Due } from '~/ui/due'
import { Facts } from '~/ui/facts'
import { Money } from '~/ui/money'
import { Page } from '~/ui/page'
import { Paged } from '~/ui/paged'
import { Refused } from '~/ui/refused'
import { When } from '~/ui/when'

export const Route = createFileRoute('/admin/disputes/$disputeId')({
  loader: async ({ context: { queryClient }, params }) => {
    const found = await queryClient.ensureQueryData(disputeFile(params.disputeId))
    await Promise.all([
      ...[found.id, found.order_id].map(id => queryClient.ensureInfiniteQueryData(subjectHistory(id))),
      queryClient.ensureInfiniteQueryData(ofDispute(found.id)),
    ])
  },
  component: DisputePage,
})

const STATUS = {
  open: 'Waits for the other side',
  answered: 'The sides talk',
  escalated: 'To decide',
  decided: 'Decided, may be appealed',
  appealed: 'Appealed: to decide again',
  awaiting_return: 'The buyer sends it back',
  return_sent: 'On its way back',
  resolved: 'Resolved',
  withdrawn: 'Withdrawn',
} as const

const Proposed = ({ one }: { one: Schema<'Proposal'> }) => (
  <>
    <SplitWords split={one.split} />
    {one.after_return && ', once the goods are back'}
  </>
)

function DisputePage() {
  const { disputeId } = Route.useParams()
  const one = useSuspenseQuery(disputeFile(disputeId)).data
  const files = (ids: readonly string[]) => one.files.filter(file => ids.includes(file.id))
  const waits = may(one.actions, 'decide')
  const { proof, tracking, shipped_at, delivered_at } = one.delivery
  return (
    <Page
      title={one.title}
      sub={
        <>
          <Badge tone={waits ? 'warn' : 'plain'}>{STATUS[one.status]}</Badge>
          {one.decide_by && <Due what="Decide" at={one.decide_by} />}
        </>
      }
      back={{ label: 'Disputes', link: { to: '/admin/disputes' } }}
    >
      <div className="columns">
        <div className="stack">
          <Card title="What both sides say">
            <div className="stack">
              <Said who={`${SIDE[one.opened_by]} opened it`} at={one.claim.at} files={files(one.claim.uploads)}>
                {one.claim.text}
              </Said>
              {one.answer ? (
                <Said
                  who={`${SIDE[one.opened_by === 'buyer' ? 'artisan' : 'buyer']} answered`}
                  at={one.answer.at}
                  files={files(one.answer.uploads)}
                >
                  {one.answer.text}
                </Said>
              ) : (
                <p className="muted">The other side has not answered.</p>
              )}
              {one.evidence.map(more => (
                <Said
                  key={`${more.by}${more.at}`}
                  who={`${SIDE[more.by]} added`}
                  at={more.at}
                  files={files(more.uploads)}
                  more={more.message && <Quote message={more.message} who={SIDE[more.message.by]} files={one.files} />}
                >
                  {more.note}
                </Said>
              ))}
              {one.returns.map(back => (
                <div key={back.agreed_at} className="stack">
                  <p className="strong">
                    Both agreed that the goods go back, and then: <SplitWords split={back.split} />
                    {back.outcome ? ` ${RETURN_ENDED[back.outcome]}` : null}
                  </p>
                  {back.sent && (
                    <Said who={`${SIDE.buyer} sent it back`} at={back.sent.at} files={files(back.sent.uploads)}>
                      {back.sent.text}
                    </Said>
                  )}
                  {back.objection && (
                    <Said
                      who={`${SIDE.artisan} said what is wrong with it`}
                      at={back.objection.at}
                      files={files(back.objection.uploads)}
                    >
                      {back.objection.text}
                    </Said>
                  )}
                </div>
              ))}
              {one.appeal && (
                <Said who={`${SIDE[one.appeal.by]} appealed`} at={one.appeal.at}>
                  {one.appeal.reason}
                </Said>
              )}
            </div>
          </Card>
          <Card title="What they wrote to each other">
            <Paged
              of={ofDispute(one.id)}
              empty={<p className="muted">Nothing, in the conversation about this order.</p>}
            >
              {messages => <Talk messages={messages} names={SIDE} />}
            </Paged>
          </Card>
          <Card title="The delivery">
            <Facts
              rows={[
                { name: 'Sent', value: shipped_at ? <When at={shipped_at} /> : 'not reported' },
                { name: 'Delivered', value: delivered_at ? <When at={delivered_at} /> : 'not reported' },
                tracking && { name: 'Sent with', value: tracking.note },
              ]}
            />
            {proof && <Files label="Photo of the delivery" files={files(proof.uploads)} />}
          </Card>
          <Card title="History of the order">
            <History of={subjectHistory(one.order_id)} />
          </Card>
          <Card title="History of the dispute">
            <History of={subjectHistory(one.id)} />
          </Card>
        </div>
        <div className="stack">
          <Card title="The money">
            <Facts
              rows={[
                { name: 'Frozen', value: <Money of={one.held} />, total: true },
                one.proposals.buyer && {
                  name: 'The buyer proposes',
                  value: <Proposed one={one.proposals.buyer} />,
                },
                one.proposals.artisan && {
                  name: 'The artisan proposes',
                  value: <Proposed one={one.proposals.artisan} />,
                },
                one.resolution && { name: 'In the end', value: <SplitWords split={one.resolution.split} /> },
              ]}
            />
          </Card>
          {one.decisions.map(decision => (
            <Card key={decision.at} title="Decision">
              <p className="strong">
                <SplitWords split={decision.split} />
              </p>
              <p className="lines break">{decision.note}</p>
              <p className="muted small">
                <When at={decision.at} />
              </p>
            </Card>
          ))}
          {waits && <Decide disputeId={one.id} held={one.held} final={one.decisions.length > 0} />}
          <Refused actions={refusedOf(one.actions)} names={DISPUTE_ACTIONS} />
          <ButtonLink to="/admin/history/$subject" params={{ subject: one.order_id }}>
            The order's whole history
          </ButtonLink>
        </div>
      </div>
    </Page>
  )
}
