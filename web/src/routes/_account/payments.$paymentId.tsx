import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { PaymentStatus } from '~/features/payments/payment-status'
import { payment } from '~/features/payments/queries'
import { Page } from '~/ui/page'

export const Route = createFileRoute('/_account/payments/$paymentId')({
  loader: ({ context: { queryClient }, params }) => queryClient.ensureQueryData(payment(params.paymentId)),
  component: PaymentPage,
})

function PaymentPage() {
  const { paymentId } = Route.useParams()
  return (
    <Page title="Your payment" narrow back={{ label: 'Your orders', link: { to: '/orders' } }}>
      <PaymentStatus initial={useSuspenseQuery(payment(paymentId)).data} returned={false} />
    </Page>
  )
}
