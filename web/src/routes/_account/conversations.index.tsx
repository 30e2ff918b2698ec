import { createFileRoute } from '@tanstack/react-router'
import { MessageCircle } from 'lucide-react'
import { conversations } from '~/features/messages/queries'
import { ConversationRows } from '~/features/messages/rows'
import { ButtonLink } from '~/ui/button'
import { Page } from '~/ui/page'
import { Paged } from '~/ui/paged'
import { Empty } from '~/ui/states'

export const Route = createFileRoute('/_account/conversations/')({
  loader: ({ context: { queryClient } }) => queryClient.ensureInfiniteQueryData(conversations),
  component: Conversations,
})

function Conversations() {
  return (
    <Page title="Messages" narrow>
      <Paged
        of={conversations}
        empty={
          <Empty
            icon={MessageCircle}
            title="No messages yet"
            action={<ButtonLink to="/">Find something to ask about</ButtonLink>}
          >
            Ask an artisan before you buy, from the page of a product. About an order you write from the order’s page.
          </Empty>
        }
      >
        {lines => <ConversationRows lines={lines} />}
      </Paged>
    </Page>
  )
}
