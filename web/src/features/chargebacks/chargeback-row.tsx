import { chargebacksAnswer } from '@homify/client/limits'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useAction } from '~/api/action'
import { Badge } from '~/ui/badge'
import { Button } from '~/ui/button'
import { Due } from '~/ui/due'
import { Facts } from '~/ui/facts'
import { Money } from '~/ui/money'
import { RowHead } from '~/ui/queue'
import { toast } from '~/ui/toast'
import { Ago } from '~/ui/when'
import { WordsDialog } from '~/ui/words-dialog'
import type { Chargeback } from './admin-queries'
import { EvidenceField } from './evidence-field'

/** What the gateway and the API call it, as a title. */
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** A payment that a buyer's bank asks back: until when, for which orders, and the answer. */
export function ChargebackRow({ chargeback }: { chargeback: Chargeback }) {
  const [verdict, setVerdict] = useState<'accept' | 'contest' | null>(null)
  const [evidence, setEvidence] = useState<string | null>(null)
  const close = () => setVerdict(null)
  const action = useAction('post', '/admin/chargebacks/{chargeback_id}/answer', {
    scope: chargeback.id,
    stale: ['/admin/chargebacks'],
    onDone: () => {
      close()
      toast('The answer is on its way to the bank.')
    },
  })
  return (
    <>
      <RowHead
        title={capital(chargeback.category ?? 'chargeback')}
        aside={
          <>
            <Money of={chargeback.amount} />
            <Badge tone="warn">{capital(chargeback.status.replaceAll('_', ' '))}</Badge>
          </>
        }
      />
      <div className="row">
        {chargeback.answer_by && <Due what="Answer" at={chargeback.answer_by} />}
        <span className="muted small">Silence counts as acceptance.</span>
      </div>
      {chargeback.last_error && <p className="break">The gateway did not take the answer: {chargeback.last_error}</p>}
      <Facts
        rows={[
          { name: 'Came', value: <Ago at={chargeback.created_at} /> },
          { name: 'Gateway', value: `${chargeback.gateway}, ${chargeback.gateway_id}` },
          {
            name: chargeback.order_ids.length === 1 ? 'Order' : 'Orders',
            value: chargeback.order_ids.map(id => (
              <Link key={id} className="break" to="/admin/history/$subject" params={{ subject: id }}>
                {id}
              </Link>
            )),
          },
        ]}
      />
      <div className="row">
        <Button look="primary" onClick={() => setVerdict('contest')}>
          Contest
        </Button>
        <Button onClick={() => setVerdict('accept')}>Accept</Button>
        <Link to="/admin/history/$subject" params={{ subject: chargeback.id }} className="target">
          History
        </Link>
      </div>
      {verdict && (
        <WordsDialog
          title={verdict === 'accept' ? 'Accept this chargeback?' : 'Contest this chargeback'}
          label="Note for the bank"
          limit={chargebacksAnswer.note}
          confirm={verdict === 'accept' ? 'Accept' : 'Contest'}
          look={verdict === 'accept' ? 'danger' : 'primary'}
          action={action}
          disabledReason={verdict === 'contest' && !evidence ? 'Add the file that shows that it is wrong.' : null}
          onClose={close}
          onConfirm={note =>
            action.run({
              path: { chargeback_id: chargeback.id },
              body: verdict === 'contest' ? { verdict, note, evidence: evidence ?? '' } : { verdict, note },
            })
          }
          more={verdict === 'contest' && <EvidenceField chargebackId={chargeback.id} onChange={setEvidence} />}
        >
          <p>
            {verdict === 'accept'
              ? 'The bank takes the money back, and the books take the loss.'
              : 'The bank decides by what you show: the photo of the delivery, the waybill, what the buyer wrote.'}
          </p>
        </WordsDialog>
      )}
    </>
  )
}
