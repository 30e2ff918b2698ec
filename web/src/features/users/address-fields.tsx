import { cartCheckout } from '@homify/client/limits'
import type { FieldErrors, UseFormRegister, UseFormSetError } from 'react-hook-form'
import { rules } from '~/api/form'
import type { Address } from '~/domain/address'
import { formatPhone, toE164 } from '~/domain/phone'
import type { Area } from '~/domain/places'
import { TextArea, TextField } from '~/ui/field'
import { StateSelect } from './state-select'

const limits = cartCheckout.delivery

/** An address as it is typed; what is near it has a field at a checkout alone. */
interface TypedAddress {
  recipient: string
  phone: string
  address: string
  city: string
  area: string
  landmark: string
}

/** What a form begins with. */
export const typedAddress = (of: Partial<TypedAddress>): TypedAddress => ({
  recipient: of.recipient ?? '',
  phone: formatPhone(of.phone ?? ''),
  address: of.address ?? '',
  city: of.city ?? '',
  area: of.area ?? '',
  landmark: of.landmark ?? '',
})

/** An address as the API takes it; null where the telephone is none, which then stands beside its field. */
export function addressOf(
  typed: TypedAddress,
  setError: UseFormSetError<TypedAddress>,
): (Address & { landmark?: string }) | null {
  const phone = toE164(typed.phone)
  if (!phone) {
    setError('phone', { message: 'Write it like 0803 123 4567.' }, { shouldFocus: true })
    return null
  }
  return {
    recipient: typed.recipient.trim(),
    phone,
    address: typed.address.trim(),
    city: typed.city.trim(),
    // Of the list; what is still empty was refused by its rule.
    area: typed.area as Area,
    ...(typed.landmark.trim() ? { landmark: typed.landmark.trim() } : {}),
  }
}

interface Props {
  register: UseFormRegister<TypedAddress>
  errors: FieldErrors<TypedAddress>
  /** What is said of some of them before anything goes wrong. */
  hints?: Partial<Record<'phone' | 'address', string>>
}

/** Who receives something, and where. */
export const AddressFields = ({ register, errors, hints = {} }: Props) => (
  <>
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
      hint={hints.phone}
      error={errors.phone?.message}
      {...register('phone', { required: 'A telephone number is needed.' })}
    />
    <TextArea
      label="Street and house"
      rows={2}
      autoComplete="street-address"
      hint={hints.address}
      error={errors.address?.message}
      {...register('address', rules(limits.address, 'An address'))}
    />
    <TextField
      label="Town or city"
      autoComplete="address-level2"
      error={errors.city?.message}
      {...register('city', rules(limits.city, 'A town'))}
    />
    <StateSelect
      autoComplete="address-level1"
      error={errors.area?.message}
      {...register('area', { required: 'Choose the state.' })}
    />
  </>
)
