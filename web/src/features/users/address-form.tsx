import { cartCheckout } from '@homify/client/limits'
import { useForm } from 'react-hook-form'
import type { ActionView } from '~/api/action'
import { rules } from '~/api/form'
import type { Address } from '~/domain/address'
import { formatPhone, toE164 } from '~/domain/phone'
import { type Area, PLACES } from '~/domain/places'
import { Button } from '~/ui/button'
import { Dialog, DialogButtons } from '~/ui/dialog'
import { Select, TextArea, TextField } from '~/ui/field'
import { ActionNotice } from '~/ui/problem'

const limits = cartCheckout.delivery

interface Props {
  /** What the form begins with. */
  of: Partial<Address>
  title: string
  action: ActionView
  onSave(address: Address): void
  onClose(): void
}

/** One address of the book. */
export function AddressForm({ of, title, action, onSave, onClose }: Props) {
  const { register, handleSubmit, formState, setError } = useForm({
    defaultValues: {
      recipient: of.recipient ?? '',
      phone: formatPhone(of.phone ?? ''),
      address: of.address ?? '',
      city: of.city ?? '',
      area: of.area ?? '',
    },
  })
  const { errors } = formState
  return (
    <Dialog open title={title} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={handleSubmit(({ recipient, phone, address, city, area }) => {
          const e164 = toE164(phone)
          if (!e164) return setError('phone', { message: 'Write it like 0803 123 4567.' }, { shouldFocus: true })
          onSave({
            recipient: recipient.trim(),
            phone: e164,
            address: address.trim(),
            city: city.trim(),
            area: area as Area,
          })
        })}
      >
        <TextField
          label="Who receives it"
          autoComplete="name"
          error={errors.recipient?.message}
          {...register('recipient', rules(limits.recipient, 'A name'))}
        />
        <TextField
          label="Telephone"
          type="tel"
          autoComplete="tel"
          error={errors.phone?.message}
          {...register('phone', { required: 'A telephone number is needed.' })}
        />
        <TextArea
          label="Street and house"
          rows={2}
          autoComplete="street-address"
          error={errors.address?.message}
          {...register('address', rules(limits.address, 'An address'))}
        />
        <TextField
          label="Town or city"
          autoComplete="address-level2"
          error={errors.city?.message}
          {...register('city', rules(limits.city, 'A town'))}
        />
        <Select
          label="State"
          autoComplete="address-level1"
          error={errors.area?.message}
          {...register('area', { required: 'Choose the state.' })}
        >
          <option value="">Choose…</option>
          {Object.entries(PLACES).map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Select>
        <ActionNotice action={action} />
        <DialogButtons>
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" look="primary" busy={action.busy}>
            Save
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  )
}
