import { artisansDecideVerification } from '@homify/client/limits'
import { useState } from 'react'
import { useAction } from '~/api/action'
import { placeName } from '~/domain/places'
import { Button } from '~/ui/button'
import { Confirm } from '~/ui/confirm'
import { Facts } from '~/ui/facts'
import { RowHead } from '~/ui/queue'
import { toast } from '~/ui/toast'
import { Ago } from '~/ui/when'
import { WordsDialog } from '~/ui/words-dialog'
import { Files } from '../uploads/files'
import type { WaitingArtisan } from './admin-queries'

const [, rejection] = artisansDecideVerification

/** Somebody who wants to sell: all that they say and show, and the decision. */
export function Verification({ artisan }: { artisan: WaitingArtisan }) {
  const [asked, setAsked] = useState<'approve' | 'reject' | null>(null)
  const close = () => setAsked(null)
  const action = useAction('post', '/admin/verifications/{artisan_id}/decision', {
    scope: artisan.artisan_id,
    stale: ['/admin/verifications'],
    onDone: (_, __, { body }) => {
      close()
      toast(
        body.decision === 'approve'
          ? `${artisan.display_name} can sell now.`
          : `${artisan.display_name} was told why not.`,
      )
    },
  })
  const path = { artisan_id: artisan.artisan_id }
  return (
    <>
      <RowHead title={artisan.display_name} aside={artisan.submitted_at && <Ago at={artisan.submitted_at} />} />
      <Facts
        rows={[
          { name: 'Name in law', value: artisan.legal_name },
          { name: 'Trades', value: artisan.trades.join(', ') },
          { name: 'Works in', value: artisan.areas.map(placeName).join(', ') },
        ]}
      />
      {artisan.about && <p className="lines break">{artisan.about}</p>}
      <Files label="Documents" files={artisan.documents} />
      <p className="muted small">
        The name in law must be the one in the documents: it decides whose bank account is paid.
      </p>
      <div className="row">
        <Button look="primary" onClick={() => setAsked('approve')}>
          Approve
        </Button>
        <Button onClick={() => setAsked('reject')}>Turn down</Button>
      </div>
      <Confirm
        open={asked === 'approve'}
        title={`Approve ${artisan.display_name}?`}
        label="Approve"
        action={action}
        onClose={close}
        onConfirm={() => void action.run({ path, body: { decision: 'approve' } })}
      >
        <p>
          They can list products and take orders at once, as a new artisan with the limits of one. {artisan.legal_name}{' '}
          is then the name that their bank account must have.
        </p>
      </Confirm>
      {asked === 'reject' && (
        <WordsDialog
          title={`Turn down ${artisan.display_name}?`}
          label="Reason"
          hint="They read this. Say what to hand in instead."
          limit={rejection.reason}
          confirm="Turn down"
          action={action}
          onClose={close}
          onConfirm={reason => action.run({ path, body: { decision: 'reject', reason } })}
        >
          <p>They cannot sell. They can mend what is wrong and hand it in again.</p>
        </WordsDialog>
      )}
    </>
  )
}
