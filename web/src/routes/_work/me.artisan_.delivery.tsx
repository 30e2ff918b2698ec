import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { useAction } from '~/api/action'
import { useSeen } from '~/api/seen'
import { AwayCard } from '~/features/artisans/away-card'
import { DeliveryForm } from '~/features/artisans/delivery-form'
import { ownArtisan } from '~/features/artisans/queries'
import { wallet } from '~/features/wallet/queries'
import { Page } from '~/ui/page'
import { toast } from '~/ui/toast'

export const Route = createFileRoute('/_work/me/artisan_/delivery')({
  loader: ({ context: { queryClient } }) =>
    Promise.all([queryClient.ensureQueryData(ownArtisan), queryClient.ensureQueryData(wallet)]),
  component: DeliveryPage,
})

function DeliveryPage() {
  const own = useSuspenseQuery(ownArtisan).data
  const { currency } = useSuspenseQuery(wallet).data.available
  const client = useQueryClient()
  const { seen, renew } = useSeen('/me/artisan')
  const action = useAction('put', '/me/artisan/delivery-options', {
    scope: own.id,
    stale: ['/artisans/{artisan_id}'],
    onDone: answer => {
      client.setQueryData(ownArtisan.queryKey, answer)
      renew()
      toast('Saved. Buyers see it from now on; orders that you have stay as they were agreed.')
    },
  })
  return (
    <Page
      title="How your goods get to buyers"
      sub="The buyer chooses one of your ways and pays its fee with the order; you get it with the rest."
      back={{ label: 'Today', link: { to: '/me/artisan' } }}
      narrow
    >
      <DeliveryForm
        now={own.delivery_options ?? {}}
        currency={currency}
        action={action}
        onSubmit={body => void action.run({ seen, body })}
      />
      <AwayCard />
    </Page>
  )
}
