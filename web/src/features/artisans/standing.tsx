import { artisansConfirmAccount, artisansRestore, artisansSetTier, artisansSuspend } from '@homify/client/limits'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useAction } from '~/api/action'
import type { Tier } from '~/domain/search'
import { TIERS } from '~/domain/search-words'
import { artisan } from '~/features/catalogue/queries'
import { Badge } from '~/ui/badge'
import { Button } from '~/ui/button'
import { Choice, Choices, Select, TextField } from '~/ui/field'
import { toast } from '~/ui/toast'
import { WordsDialog } from '~/ui/words-dialog'

type Asked = 'tier' | 'suspend' | 'restore' | 'account'
type Payouts = (typeof artisansSuspend.payouts.enum)[number]

/** An artisan as an administrator decides over them: tier, suspension and its end, an account in another name; each with a reason. */
export function Standing({ artisanId }: { artisanId: string }) {
  const one = useSuspenseQuery(artisan(artisanId)).data
  const [asked, setAsked] = useState<Asked | null>(null)
  const [tier, setTier] = useState<Tier>('established')
  const [payouts, setPayouts] = useState<Payouts>('hold')
  const [ending, setEnding] = useState('')
  const [holder, setHolder] = useState('')
  const close = () => setAsked(null)
  const path = { artisan_id: artisanId }
  const done = (words: string) => () => {
    close()
    toast(words)
  }
  const stale = ['/artisans/{artisan_id}' as const, '/admin/history/{subject}' as const]
  const setTo = useAction('post', '/admin/artisans/{artisan_id}/tier', {
    scope: artisanId,
    stale,
    onDone: done('The tier was set.'),
  })
  const suspend = useAction('post', '/admin/artisans/{artisan_id}/suspend', {
    scope: artisanId,
    stale,
    onDone: done('The shop is stopped, and the artisan told why.'),
  })
  const restore = useAction('post', '/admin/artisans/{artisan_id}/restore', {
    scope: artisanId,
    stale,
    onDone: done('The shop sells again.'),
  })
  const confirmAccount = useAction('post', '/admin/artisans/{artisan_id}/payout-account/confirmation', {
    scope: artisanId,
    stale,
    onDone: done('The account is confirmed, and the artisan told to set it.'),
  })
  return (
    <div className="stack-tight">
      <div className="row">
        <Link to="/artisans/$artisanId" params={{ artisanId }} className="target">
          {one.display_name}
        </Link>
        <Badge tone={one.verified ? 'good' : 'warn'}>{one.verified ? 'May sell' : 'May not sell'}</Badge>
        <Link to="/admin/history/$subject" params={{ subject: artisanId }} className="target">
          History of the shop
        </Link>
      </div>
      <div className="row">
        <Button onClick={() => setAsked('tier')}>Set the tier</Button>
        <Button look="danger" onClick={() => setAsked('suspend')}>
          Suspend
        </Button>
        {!one.verified && <Button onClick={() => setAsked('restore')}>Restore</Button>}
        <Button onClick={() => setAsked('account')}>Confirm an account</Button>
      </div>
      {asked === 'tier' && (
        <WordsDialog
          title={`Tier of ${one.display_name}`}
          label="Reason"
          limit={artisansSetTier.reason}
          confirm="Set it"
          action={setTo}
          onClose={close}
          onConfirm={reason => void setTo.run({ path, body: { tier, reason } })}
          more={
            <Select label="Tier" value={tier} onChange={event => setTier(event.target.value as Tier)}>
              {artisansSetTier.tier.enum.map(name => (
                <option key={name} value={name}>
                  {TIERS[name]}
                </option>
              ))}
            </Select>
          }
        >
          <p>The tier decides how much they may sell and withdraw at a time.</p>
        </WordsDialog>
      )}
      {asked === 'suspend' && (
        <WordsDialog
          title={`Suspend ${one.display_name}?`}
          label="Reason"
          hint="They read it."
          limit={artisansSuspend.reason}
          confirm="Suspend"
          look="danger"
          action={suspend}
          onClose={close}
          onConfirm={reason => void suspend.run({ path, body: { reason, payouts } })}
          more={
            <Choices legend="Their money meanwhile">
              <Choice
                name="payouts"
                label="Waits in the wallet"
                checked={payouts === 'hold'}
                onChange={() => setPayouts('hold')}
              />
              <Choice
                name="payouts"
                label="Is paid out as before"
                checked={payouts === 'continue'}
                onChange={() => setPayouts('continue')}
              />
            </Choices>
          }
        >
          <p>What they offer is hidden, and nothing new is sold. The orders that they have go on.</p>
        </WordsDialog>
      )}
      {asked === 'restore' && (
        <WordsDialog
          title={`Let ${one.display_name} sell again?`}
          label="Reason"
          hint="They read it."
          limit={artisansRestore.reason}
          confirm="Restore"
          action={restore}
          onClose={close}
          onConfirm={reason => void restore.run({ path, body: { reason } })}
        >
          <p>What they offered is on sale again, and money that waited is paid out.</p>
        </WordsDialog>
      )}
      {asked === 'account' && (
        <WordsDialog
          title={`Confirm a bank account of ${one.display_name}`}
          label="Reason"
          hint="What shows that it is theirs. They read it."
          limit={artisansConfirmAccount.reason}
          confirm="Confirm it"
          action={confirmAccount}
          disabledReason={ending.length === 4 && holder.trim() ? null : 'Enter the account first.'}
          onClose={close}
          onConfirm={reason =>
            void confirmAccount.run({
              path,
              body: { account_last4: ending, account_name: holder.trim(), reason },
            })
          }
          more={
            <>
              <TextField
                label="Last four digits"
                inputMode="numeric"
                maxLength={4}
                value={ending}
                onChange={event => setEnding(event.target.value)}
              />
              <TextField label="Name at the bank" value={holder} onChange={event => setHolder(event.target.value)} />
            </>
          }
        >
          <p>
            For an account of theirs that the bank knows by another name. They can set it as their payout account then.
          </p>
        </WordsDialog>
      )}
    </div>
  )
}
