import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, redirect } from '@tanstack/react-router'
import { texts } from '~/app/params'
import { paymentOfReturn } from '~/domain/payment'
import { PaymentStatus } from '~/features/payments/payment-status'
import { payment } from '~/features/payments/queries'
import { Page } from '~/ui/page'

const wanted = texts('reference', 'trxref', 'tx_ref')

export const Route = createFileRoute('/_account/checkout/return')({
  validateSearch: wanted,
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient }, deps }) => {
    const id = paymentOfReturn(deps)
    // Without a reference the orders say where each stands.
    if (!id) throw redirect({ to: '/orders' })
    return (await queryClient.ensureQueryData(payment(id))).id
  },
  component: Return,
})

function Return() {
  const id = Route.useLoaderData()
  return (
    <Page title="Your payment" narrow>
      <PaymentStatus initial={useSuspenseQuery(payment(id)).data} returned />
    </Page>
  )
}
