import { createFileRoute } from '@tanstack/react-router'
import { BadgeCheck } from 'lucide-react'
import { verifications } from '~/features/artisans/admin-queries'
import { Verification } from '~/features/artisans/verification'
import { ButtonLink } from '~/ui/button'
import { Page } from '~/ui/page'
import { Paged } from '~/ui/paged'
import { Queue } from '~/ui/queue'
import { Empty } from '~/ui/states'

export const Route = createFileRoute('/admin/verifications')({
  loader: ({ context: { queryClient } }) => queryClient.ensureInfiniteQueryData(verifications),
  component: Verifications,
})

function Verifications() {
  return (
    <Page
      title="Verifications"
      sub="Who wants to sell, the longest waiting first. Links to documents are good for 15 minutes."
    >
      <Paged
        of={verifications}
        empty={
          <Empty icon={BadgeCheck} title="Nobody waits" action={<ButtonLink to="/admin">To the overview</ButtonLink>}>
            Artisans who hand in their documents come here.
          </Empty>
        }
      >
        {items => (
          <Queue label="Verifications" rows={items} keyOf={one => one.artisan_id}>
            {one => <Verification artisan={one} />}
          </Queue>
        )}
      </Paged>
    </Page>
  )
}
