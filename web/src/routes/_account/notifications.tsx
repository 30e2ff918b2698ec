import { createFileRoute } from '@tanstack/react-router'
import { Bell } from 'lucide-react'
import { notifications } from '~/features/notifications/queries'
import { ReadAll } from '~/features/notifications/read-all'
import { NotificationRows } from '~/features/notifications/rows'
import { ButtonLink } from '~/ui/button'
import { Page } from '~/ui/page'
import { Paged } from '~/ui/paged'
import { Empty } from '~/ui/states'

export const Route = createFileRoute('/_account/notifications')({
  loader: ({ context: { queryClient } }) => queryClient.ensureInfiniteQueryData(notifications),
  component: Notifications,
})

function Notifications() {
  return (
    <Page title="Notifications" narrow>
      <Paged
        of={notifications}
        empty={
          <Empty icon={Bell} title="Nothing yet" action={<ButtonLink to="/">Go to the shop</ButtonLink>}>
            We tell you here, and by mail, when something happens to your orders or your money.
          </Empty>
        }
      >
        {items => (
          <>
            <ReadAll notifications={items} />
            <NotificationRows notifications={items} />
          </>
        )}
      </Paged>
    </Page>
  )
}
