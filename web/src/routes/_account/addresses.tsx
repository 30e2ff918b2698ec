import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { MapPin } from 'lucide-react'
import { useState } from 'react'
import { useAction } from '~/api/action'
import { useSeen } from '~/api/seen'
import { type Address, addressLine } from '~/domain/address'
import { formatPhone } from '~/domain/phone'
import { AddressForm } from '~/features/users/address-form'
import { addressBook } from '~/features/users/own-queries'
import { me } from '~/features/users/queries'
import { Badge } from '~/ui/badge'
import { Button } from '~/ui/button'
import css from '~/ui/lines.module.css'
import { Page } from '~/ui/page'
import { ActionNotice } from '~/ui/problem'
import { Empty } from '~/ui/states'
import { toast } from '~/ui/toast'

export const Route = createFileRoute('/_account/addresses')({
  loader: ({ context: { queryClient } }) =>
    Promise.all([queryClient.ensureQueryData(addressBook), queryClient.ensureQueryData(me)]),
  component: Addresses,
})

const MOST = 10

function Addresses() {
  const { addresses } = useSuspenseQuery(addressBook).data
  const user = useSuspenseQuery(me).data
  const client = useQueryClient()
  const { seen, renew } = useSeen('/me/addresses')
  // The place of the one that is edited; of a new one, the place after the last.
  const [edited, setEdited] = useState<number | null>(null)
  const save = useAction('put', '/me/addresses', {
    scope: 'me',
    onDone: answer => {
      client.setQueryData(addressBook.queryKey, answer)
      renew()
      setEdited(null)
      toast('Your addresses were changed.')
    },
  })
  const write = (next: Address[]) => void save.run({ seen, body: { addresses: next } })
  const without = (index: number) => addresses.filter((_, at) => at !== index)
  const add = (
    <Button
      look="primary"
      disabledReason={addresses.length < MOST ? null : `There is room for ${MOST}. Remove one first.`}
      onClick={() => setEdited(addresses.length)}
    >
      Add an address
    </Button>
  )
  return (
    <Page title="Your addresses" back={{ label: 'Your account', link: { to: '/me' } }} narrow>
      {edited === null && <ActionNotice action={save} />}
      {addresses.length === 0 ? (
        <Empty icon={MapPin} title="No address yet" action={add}>
          Save where your orders go, and choose it at the next checkout instead of typing it.
        </Empty>
      ) : (
        <>
          <ul>
            {addresses.map((one, index) => (
              <li key={`${addressLine(one)} ${one.phone}`} className={css.row}>
                <div className="break">
                  <p>{addressLine(one)}</p>
                  <p className="muted small">{formatPhone(one.phone)}</p>
                  {index === 0 && <Badge tone="good">A checkout begins with it</Badge>}
                </div>
                <div className="row">
                  {index > 0 && (
                    <Button
                      look="quiet"
                      busy={save.busy}
                      aria-label={`Begin with ${addressLine(one)}`}
                      onClick={() => write([one, ...without(index)])}
                    >
                      Use first
                    </Button>
                  )}
                  <Button look="quiet" aria-label={`Change ${addressLine(one)}`} onClick={() => setEdited(index)}>
                    Change
                  </Button>
                  <Button
                    look="quiet"
                    busy={save.busy}
                    aria-label={`Remove ${addressLine(one)}`}
                    onClick={() => write(without(index))}
                  >
                    Remove
                  </Button>
                </div>
              </li>
            ))}
          </ul>
          <div className="row">{add}</div>
        </>
      )}
      {edited !== null && (
        <AddressForm
          key={edited}
          of={addresses[edited] ?? { recipient: user.name, ...(user.phone && { phone: user.phone }) }}
          title={addresses[edited] ? 'Change the address' : 'Add an address'}
          action={save}
          onSave={address => write([...addresses.slice(0, edited), address, ...addresses.slice(edited + 1)])}
          onClose={() => setEdited(null)}
        />
      )}
    </Page>
  )
}
