import { reviewsHide } from '@homify/client/limits'
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useAction } from '~/api/action'
import { texts } from '~/app/params'
import { review } from '~/features/reviews/admin-queries'
import { Pictures, ReplyOf, Stars } from '~/features/reviews/parts'
import { Badge } from '~/ui/badge'
import { Button } from '~/ui/button'
import { Card } from '~/ui/card'
import { Facts } from '~/ui/facts'
import { Finder } from '~/ui/finder'
import { Page } from '~/ui/page'
import { ActionNotice } from '~/ui/problem'
import { toast } from '~/ui/toast'
import { When } from '~/ui/when'
import { WordsDialog } from '~/ui/words-dialog'

const wanted = texts('id')

export const Route = createFileRoute('/admin/reviews')({
  validateSearch: wanted,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, deps }) => (deps.id ? queryClient.ensureQueryData(review(deps.id)) : null),
  component: Reviews,
})

function Reviews() {
  const { id } = Route.useSearch()
  const navigate = useNavigate()
  return (
    <Page title="Reviews" sub="A review that breaks the rules is hidden, with a reason that its author is told.">
      <Finder
        label="Identifier of a review"
        hint="In the shop, each review has a link to here while you are logged in."
        value={id}
        rule={{ required: 'Write which one.' }}
        onFind={id => navigate({ to: '/admin/reviews', search: { id } })}
      />
      {id && <Found id={id} />}
    </Page>
  )
}

function Found({ id }: { id: string }) {
  const found = useSuspenseQuery(review(id)).data
  const [hides, setHides] = useState(false)
  const scope = { scope: id, stale: ['/admin/reviews/{review_id}' as const] }
  const hide = useAction('post', '/admin/reviews/{review_id}/hide', {
    ...scope,
    onDone: () => {
      setHides(false)
      toast('Hidden. Its author is told why.')
    },
  })
  const restore = useAction('post', '/admin/reviews/{review_id}/restore', {
    ...scope,
    onDone: () => toast('Shown again. Its author is told.'),
  })
  const path = { review_id: id }
  const isHidden = found.state === 'hidden'
  const author = found.by === 'buyer' ? found.buyer.name : found.artisan.display_name
  return (
    <Card
      title={`By ${author ?? 'somebody who has left'}`}
      aside={isHidden ? <Badge tone="bad">Hidden</Badge> : <Badge tone="good">Shown</Badge>}
    >
      <div className="stack">
        <Stars of={found.stars} />
        {found.words && <p className="lines break">{found.words}</p>}
        <Pictures of={found.pictures} />
        <ReplyOf who="The other side" reply={found.reply} />
        <Facts
          rows={[
            { name: 'Of', value: found.by === 'buyer' ? 'the artisan and the goods' : 'the buyer' },
            { name: 'Buyer', value: found.buyer.name ?? 'has left' },
            { name: 'Artisan', value: found.artisan.display_name ?? 'has left' },
            { name: 'Written', value: <When at={found.written_at} /> },
            found.hidden_reason !== null && {
              name: 'Hidden because',
              value: <span className="break">{found.hidden_reason}</span>,
            },
          ]}
        />
        <div className="row">
          <Link to="/orders/$orderId" params={{ orderId: found.order_id }} className="target">
            The order
          </Link>
          <Link to="/admin/history/$subject" params={{ subject: id }} className="target">
            History of the review
          </Link>
        </div>
        <ActionNotice action={restore} />
        <div className="row">
          {isHidden ? (
            <Button busy={restore.busy} onClick={() => void restore.run({ path })}>
              Show it again
            </Button>
          ) : (
            <Button look="danger" onClick={() => setHides(true)}>
              Hide it
            </Button>
          )}
        </div>
      </div>
      {hides && (
        <WordsDialog
          title="Hide this review?"
          label="Reason"
          limit={reviewsHide.reason}
          confirm="Hide it"
          look="danger"
          action={hide}
          onConfirm={reason => void hide.run({ path, body: { reason } })}
          onClose={() => setHides(false)}
        >
          <p>Nobody but its author sees it any more, and its stars do not count. You can show it again.</p>
        </WordsDialog>
      )}
    </Card>
  )
}
