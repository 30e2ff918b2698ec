import { disputesDecide } from '@homify/client/limits'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useAction } from '~/api/action'
import { rules } from '~/api/form'
import { formatMoney, type Money } from '~/domain/money'
import { Button } from '~/ui/button'
import { Card } from '~/ui/card'
import { Dialog, DialogButtons } from '~/ui/dialog'
import { TextArea } from '~/ui/field'
import { ActionNotice } from '~/ui/problem'
import { SplitField } from '~/ui/split-field'
import { toast } from '~/ui/toast'

/** The decision over a dispute: a split that adds up, and why. Asks once more before both sides are told. */
export function Decide({ disputeId, held, final }: { disputeId: string; held: Money; final: boolean }) {
  const [toBuyer, setToBuyer] = useState(held.amount)
  const [note, setNote] = useState<string | null>(null)
  const { register, handleSubmit, formState } = useForm<{ note: string }>()
  const action = useAction('post', '/admin/disputes/{dispute_id}/decision', {
    scope: disputeId,
    stale: ['/disputes/{dispute_id}', '/admin/disputes'],
    onDone: () => {
      setNote(null)
      toast('Decided. Both sides are told.')
    },
  })
  const part = (amount: number): Money => ({ ...held, amount })
  return (
    <Card title="Decide">
      <form className="stack" noValidate onSubmit={handleSubmit(form => setNote(form.note.trim()))}>
        <SplitField held={held} toBuyer={toBuyer} onChange={setToBuyer} />
        <TextArea
          label="Why"
          hint="Both sides read it. Say what the evidence shows."
          error={formState.errors.note?.message}
          {...register('note', rules(disputesDecide.note, 'The reason'))}
        />
        <Button type="submit" look="primary" wide>
          Decide
        </Button>
      </form>
      <Dialog open={note !== null} title="Decide like this?" onClose={() => setNote(null)}>
        <p>
          {formatMoney(part(toBuyer))} to the buyer, {formatMoney(part(held.amount - toBuyer))} to the artisan.{' '}
          {final
            ? 'This is the second decision: it is final.'
            : 'Each side can appeal once; then somebody decides again.'}
        </p>
        <p className="lines break muted">{note}</p>
        <ActionNotice action={action} />
        <DialogButtons onClose={() => setNote(null)} leave="Change it" busy={action.busy}>
          <Button
            look="primary"
            busy={action.busy}
            onClick={() =>
              action.run({
                path: { dispute_id: disputeId },
                body: { to_buyer: part(toBuyer), to_artisan: part(held.amount - toBuyer), note: note ?? '' },
              })
            }
          >
            Decide
          </Button>
        </DialogButtons>
      </Dialog>
    </Card>
  )
}
