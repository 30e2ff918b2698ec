import { useQuery } from '@tanstack/react-query'
import { createFileRoute, Link } from '@tanstack/react-router'
import { MessageCircle } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useAction } from '~/api/action'
import { nameOf } from '~/domain/messages'
import { otherSide } from '~/domain/order'
import { BlockPerson } from '~/features/messages/block'
import { Composer, useLetter } from '~/features/messages/composer'
import css from '~/features/messages/messages.module.css'
import { type Conversation, conversation } from '~/features/messages/queries'
import { ShowInDispute } from '~/features/messages/quote'
import { Talk } from '~/features/messages/talk'
import { useTalk } from '~/features/messages/use-talk'
import { order } from '~/features/orders/queries'
import { ReportButton } from '~/features/reports/report-button'
import { Button } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { Page } from '~/ui/page'

export const Route = createFileRoute('/_account/conversations/$conversationId')({
  loader: async ({ context: { queryClient }, params }) => {
    const found = await queryClient.ensureQueryData(conversation(params.conversationId))
    // Whose conversation it is decides about the frame, as for an order.
    return { buyer_id: found.conversation.buyer.id }
  },
  component: ConversationPage,
})

function ConversationPage() {
  const { conversationId } = Route.useParams()
  // What is typed belongs to one conversation.
  return <OneConversation key={conversationId} id={conversationId} />
}

function OneConversation({ id }: { id: string }) {
  const { conversation: of, messages, hasEarlier, more, looking } = useTalk(id)
  const own = of.own_side
  const names = { buyer: nameOf('buyer', of), artisan: nameOf('artisan', of) }
  const other = names[otherSide(own)]
  const letter = useLetter(id)
  const action = useAction('post', '/conversations/{conversation_id}/messages', {
    scope: id,
    stale: ['/conversations/{conversation_id}', '/conversations'],
    onDone: letter.clear,
  })
  const orderId = of.subject.kind === 'order' ? of.subject.order_id : null
  const about = useQuery({ ...order(orderId ?? ''), enabled: orderId !== null }).data
  const dispute = about?.status === 'disputed' ? about.dispute_id : null
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (of.last_number > 0) end.current?.scrollIntoView?.({ block: 'nearest' })
  }, [of.last_number])
  return (
    <Page title={other} sub={<About of={of} />} back={{ label: 'Messages', link: { to: '/conversations' } }} narrow>
      {of.hides_contacts && (
        <Notice tone="info" title="Your money stays protected">
          <p>
            We hide contact details (telephone numbers, addresses, accounts, links) until the order is paid. Pay only
            here: money that you send in another way we cannot hold or get back.
          </p>
        </Notice>
      )}
      {hasEarlier && (
        <div className="row">
          <Button busy={looking} onClick={() => void more()}>
            Show earlier messages
          </Button>
        </div>
      )}
      {messages.length === 0 && (
        <p className="row muted">
          <MessageCircle size={18} aria-hidden="true" /> Nothing was said yet. Write the first message.
        </p>
      )}
      <Talk
        messages={messages}
        own={own}
        names={names}
        readByOther={of.read_through[otherSide(own)]}
        waits={action.busy ? letter.text.trim() || 'A file' : undefined}
        tools={message => (
          <>
            {dispute && <ShowInDispute message={message} dispute={dispute} />}
            {message.by !== own && (
              <ReportButton
                thing={{ kind: 'message', conversation_id: id, number: message.number }}
                name={`message ${message.number}`}
                className={css.quiet}
              />
            )}
          </>
        )}
      />
      <div ref={end} className={css.end} />
      {!(of.blocked && of.subject.kind === 'question') && (
        <Composer
          label={`Write to ${other}`}
          letter={letter}
          action={action}
          send={body => void action.run({ path: { conversation_id: id }, body })}
        />
      )}
      <BlockPerson conversation={of} name={other} />
      <div className="row">
        <ReportButton
          thing={
            own === 'buyer'
              ? { kind: 'artisan', artisan_id: of.artisan.id }
              : { kind: 'buyer', buyer_id: of.buyer.id, conversation_id: id }
          }
          name={other}
        />
      </div>
    </Page>
  )
}

/** What it is about, with the way there. */
function About({ of }: { of: Conversation }) {
  const { subject, title } = of
  if (subject.kind === 'order') {
    return (
      <p>
        About the order{' '}
        <Link to="/orders/$orderId" params={{ orderId: subject.order_id }}>
          {title}
        </Link>
      </p>
    )
  }
  return subject.product_id ? (
    <p>
      About{' '}
      <Link to="/products/$productId" params={{ productId: subject.product_id }}>
        {title}
      </Link>
    </p>
  ) : (
    <p>
      A question to{' '}
      <Link to="/artisans/$artisanId" params={{ artisanId: of.artisan.id }}>
        {nameOf('artisan', of)}
      </Link>
    </p>
  )
}
