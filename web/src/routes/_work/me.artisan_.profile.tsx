import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { useAction } from '~/api/action'
import { useSeen } from '~/api/seen'
import { session } from '~/app/session'
import { ProfileForm } from '~/features/artisans/profile-form'
import { maybeArtisan } from '~/features/artisans/queries'
import { Page } from '~/ui/page'
import { toast } from '~/ui/toast'

export const Route = createFileRoute('/_work/me/artisan_/profile')({
  loader: ({ context: { queryClient } }) => queryClient.ensureQueryData(maybeArtisan),
  component: ProfilePage,
})

function ProfilePage() {
  const own = useSuspenseQuery(maybeArtisan).data
  const navigate = useNavigate()
  const { seen } = useSeen('/me/artisan')
  const action = useAction('put', '/me/artisan', {
    scope: 'profile',
    stale: ['/me/artisan', '/artisans/{artisan_id}'],
    onDone: async (answer, client) => {
      client.setQueryData(maybeArtisan.queryKey, answer)
      // The token from before does not say yet that they sell.
      if (!own) session.expire()
      if (!own) await session.token()
      toast('Saved.')
      await navigate({ to: '/me/artisan' })
    },
  })
  return (
    <Page title={own ? 'Your profile' : 'Sell on Homify'} back={{ label: 'Today', link: { to: '/me/artisan' } }} narrow>
      {!own && <p>You stay a buyer with the same account. First say who you are; you can change it later.</p>}
      <ProfileForm own={own} action={action} onSubmit={body => void action.run({ seen, body })} />
    </Page>
  )
}
