import type { Schema } from '@homify/client'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { formatMoney } from '~/domain/money'
import { titleOf } from '~/domain/order'
import { order } from '~/features/orders/queries'
import { Button, ButtonAnchor, ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { Notice } from '~/ui/notice'
import { Deadline, useNow } from '~/ui/when'
import { payment as paymentQuery } from './queries'

type Payment = Schema<'Payment'>

// At first the money is nearly there; later the answer comes by notice too.
const ASK_AFTER = [2_000, 2_000, 3_000, 5_000, 8_000, 12_000]
const THEN = 20_000
const ASKS = 20

/** A payment as it is, asked for again until the gateway's word is there. */
function usePayment(initial: Payment): { payment: Payment; asking: boolean; ask(): void } {
  const [asks, setAsks] = useState(0)
  const tired = asks >= ASKS
  const { data, refetch, dataUpdatedAt } = useQuery({
    ...paymentQuery(initial.id),
    refetchInterval: ({ state }) => (tired || state.data?.status !== 'pending' ? false : (ASK_AFTER[asks] ?? THEN)),
  })
  useEffect(() => {
    if (dataUpdatedAt > 0) setAsks(before => before + 1)
  }, [dataUpdatedAt])
  const payment = data ?? initial
  const ask = () => {
    setAsks(0)
    void refetch()
  }
  return { payment, asking: !tired && payment.status === 'pending', ask }
}

/** Where a payment stands, for who paid or is about to. `returned`: they come from the gateway's page. */
export function PaymentStatus({ initial, returned }: { initial: Payment; returned: boolean }) {
  const { payment, asking, ask } = usePayment(initial)
  const gone = Date.parse(payment.expires_at) <= useNow()
  const amount = formatMoney(payment.amount)
  const many = payment.order_ids.length > 1
  return (
    <div className="stack">
      {payment.status === 'succeeded' && (
        <Notice tone="good" role="status" title={`We have your ${amount}`}>
          <p>
            We hold it until you have your goods and confirm. The {many ? 'artisans are' : 'artisan is'} asked to start.
          </p>
        </Notice>
      )}
      {payment.status === 'suspended' && (
        <Notice tone="warn" role="status" title="This payment did not fit">
          <p>
            What arrived was not what was due, or your order had ended. You get all of it back, the way you paid; we
            tell you when it is on its way.
          </p>
        </Notice>
      )}
      {payment.status === 'reversed' && (
        <Notice tone="warn" role="status" title="This payment was taken back">
          <p>
            Your bank or the payment service took the money back before we could use it, so your order was cancelled. If
            you did not ask for that, write to your bank.
          </p>
        </Notice>
      )}
      {payment.status === 'closed' && (
        <Notice tone="warn" role="status" title="This payment is over">
          <p>
            {many ? 'The orders' : 'The order'} that it was for ended before it was paid, and you were not charged. If
            you paid all the same, you get all of it back.
          </p>
        </Notice>
      )}
      {payment.status === 'pending' && returned && (
        <Notice
          tone="info"
          role="status"
          title={asking ? 'We are asking the payment service' : 'No word of your payment yet'}
          actions={!asking && <Button onClick={ask}>Ask again</Button>}
        >
          <p>
            {asking
              ? 'This takes a few seconds, at times a minute. You can leave this page: we tell you when your money is here.'
              : 'If you paid, nothing is lost: your order goes on by itself as soon as we hear of it. If you did not, you can pay now.'}
          </p>
        </Notice>
      )}
      {payment.status === 'pending' && !gone && payment.payment_url && (
        <>
          {!returned && (
            <p>
              {amount} is to be paid. Your goods are reserved for you; if it is not paid, the order ends{' '}
              <Deadline at={payment.expires_at} />.
            </p>
          )}
          <ButtonAnchor href={payment.payment_url} look={returned && asking ? 'secondary' : 'primary'} wide>
            {returned ? 'I have not paid yet: pay now' : `Pay ${amount}`}
          </ButtonAnchor>
        </>
      )}
      {payment.status === 'pending' && gone && (
        <Notice tone="warn" role="status" title="The time to pay is over">
          <p>If you did not pay, you were not charged. If you paid late, you get all of it back.</p>
        </Notice>
      )}
      <Card title={many ? 'Your orders' : 'Your order'}>
        <ul className="stack-tight">
          {payment.order_ids.map(id => (
            <li key={id}>
              <OrderLink id={id} />
            </li>
          ))}
        </ul>
      </Card>
      {payment.status !== 'pending' && (
        <ButtonLink to="/orders" look="primary" wide>
          See your orders
        </ButtonLink>
      )}
    </div>
  )
}

function OrderLink({ id }: { id: string }) {
  const { data } = useQuery(order(id))
  return (
    <Link to="/orders/$orderId" params={{ orderId: id }} className="strong target">
      {data ? titleOf(data) : 'Order'}
    </Link>
  )
}
