import { formatMoney } from '~/domain/money'
import { ButtonLink } from '~/ui/button'
import type { StepProps } from './step'

/** The way to the payment's page. */
export const Pay = ({ order }: StepProps) => (
  <ButtonLink to="/payments/$paymentId" params={{ paymentId: order.payment_id }} look="primary" wide>
    Pay {formatMoney(order.total)}
  </ButtonLink>
)
