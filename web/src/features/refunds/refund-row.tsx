import { refundsClose, refundsMarkPaid } from '@homify/client/limits'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useAction } from '~/api/action'
import { FilesField } from '~/features/uploads/files-field'
import { Badge } from '~/ui/badge'
import { Button } from '~/ui/button'
import { Confirm } from '~/ui/confirm'
import { Facts } from '~/ui/facts'
import { Money } from '~/ui/money'
import { RowHead } from '~/ui/queue'
import { toast } from '~/ui/toast'
import { Ago } from '~/ui/when'
import { WordsDialog } from '~/ui/words-dialog'
import type { Refund } from './admin-queries'
import { SendToAccount } from './send-to-account'

const STATUS: Record<Refund['status'], { label: string; say: string }> = {
  decided: { label: 'Decided', say: 'It is on its way by itself.' },
  requested: { label: 'Requested', say: 'It is on its way by itself.' },
  sent: { label: 'Sent', say: 'The gateway has it.' },
  needs_attention: {
    label: 'Needs an account',
    say: 'It cannot go back the way it came. Ask the buyer for a bank account, then send it there.',
  },
  rerouted: { label: 'Sent to an account', say: 'The gateway has it.' },
  failed: {
    label: 'Failed',
    say: 'The gateway refused it. Look at the gateway first; then send it again, or pay by hand.',
  },
  processed: { label: 'Paid', say: 'The buyer has it.' },
  paid_by_hand: { label: 'Paid by hand', say: 'The buyer has it.' },
  closed: { label: 'Closed', say: 'The buyer has it from their bank.' },
  paid_twice: {
    label: 'Paid twice',
    say: 'The buyer got it from the gateway and by hand. Get one of the two back, then say so with the receipt.',
  },
}

/** A refund that waits for an operator, and what can be done about it. */
export function RefundRow({ refund }: { refund: Refund }) {
  const [asked, setAsked] = useState<'again' | 'account' | 'paid' | 'there' | null>(null)
  const [proof, setProof] = useState<{ ids: string[]; busy: boolean }>({ ids: [], busy: false })
  const close = () => setAsked(null)
  const path = { refund_id: refund.id }
  const done = (words: string) => () => {
    close()
    toast(words)
  }
  const stale = ['/admin/refunds' as const]
  const retry = useAction('post', '/admin/refunds/{refund_id}/retry', {
    scope: refund.id,
    stale,
    onDone: done('The refund is sent again.'),
  })
  const markPaid = useAction('post', '/admin/refunds/{refund_id}/payment-by-hand', {
    scope: refund.id,
    stale,
    onDone: done('Noted, with the receipt.'),
  })
  const closeRefund = useAction('post', '/admin/refunds/{refund_id}/closing', {
    scope: refund.id,
    stale,
    onDone: done('Closed without paying.'),
  })
  const { label, say } = STATUS[refund.status]
  const there = refund.refunded_there || refund.delayed_at !== null
  const twice = refund.status === 'paid_twice'
  return (
    <>
      <RowHead
        title={refund.reason}
        aside={
          <>
            <Money of={refund.amount} />
            <Badge tone="bad">{label}</Badge>
          </>
        }
      />
      <p>{say}</p>
      {refund.refunded_there && (
        <p>
          The gateway says that this payment has been refunded already. Do not pay it: look at its dashboard, then close
          this refund.
        </p>
      )}
      {refund.delayed_at !== null && <p>The gateway has had it for long. Ask it, and the buyer, whether it arrived.</p>}
      {refund.last_error && <p className="break">The gateway says: {refund.last_error}</p>}
      <Facts
        rows={[
          { name: 'Waits since', value: <Ago at={refund.changed_at} /> },
          { name: 'Gateway', value: refund.gateway },
          { name: 'Payment there', value: <span className="break">{refund.transaction_reference}</span> },
          { name: 'Note there', value: <span className="break">{refund.note}</span> },
        ]}
      />
      <div className="row">
        {refund.status === 'failed' && (
          <Button look="primary" onClick={() => setAsked('again')}>
            Send again
          </Button>
        )}
        {refund.status === 'needs_attention' && (
          <Button look="primary" onClick={() => setAsked('account')}>
            Send to an account
          </Button>
        )}
        {there && <Button onClick={() => setAsked('there')}>The gateway has refunded it</Button>}
        {!there && <Button onClick={() => setAsked('paid')}>{twice ? 'One is back' : 'I paid by hand'}</Button>}
        <Link to="/admin/history/$subject" params={{ subject: refund.id }} className="target">
          History
        </Link>
      </div>
      <Confirm
        open={asked === 'again'}
        title="Send this refund again?"
        label="Send again"
        action={retry}
        safe="The refund is sent once."
        onClose={close}
        onConfirm={() => void retry.run({ path, body: {} })}
      >
        <p>
          <Money of={refund.amount} /> goes back the way it came, as a new attempt. First make sure at the gateway that
          no refund with the note above was paid.
        </p>
      </Confirm>
      {asked === 'account' && (
        <SendToAccount
          refund={refund}
          action={retry}
          onClose={close}
          onSend={account => retry.run({ path, body: { account } })}
        />
      )}
      {asked === 'there' && (
        <WordsDialog
          title="Close without paying?"
          label="What shows that the buyer has it"
          limit={refundsClose.note}
          confirm="Close"
          action={closeRefund}
          onClose={close}
          onConfirm={note => closeRefund.run({ path, body: { note } })}
        >
          <p>Nothing is paid. The books then show that the gateway gave the money back.</p>
        </WordsDialog>
      )}
      {asked === 'paid' && (
        <WordsDialog
          title={twice ? 'One of the two is back?' : 'Paid without the gateway?'}
          label={twice ? 'How and when it came back' : 'How and when the buyer was paid'}
          limit={refundsMarkPaid.note}
          confirm={twice ? 'It is back' : 'It is paid'}
          action={markPaid}
          disabledReason={
            proof.busy ? 'The receipt is still being sent.' : proof.ids.length === 0 ? 'Add the receipt.' : null
          }
          onClose={close}
          onConfirm={note => markPaid.run({ path, body: { note, proof: proof.ids } })}
          more={
            <FilesField
              label="Receipt"
              purpose="payment_proof"
              max={refundsMarkPaid.proof.maxItems}
              onChange={(ids, busy) => setProof({ ids, busy })}
            />
          }
        >
          <p>
            {twice
              ? 'The books then show that the second payment came back.'
              : 'Pay first, then say so here. The gateway is not asked for this refund any more.'}
          </p>
        </WordsDialog>
      )}
    </>
  )
}
