import { useQuery } from '@tanstack/react-query'
import { type Address, addressLine } from '~/domain/address'
import { Select } from '~/ui/field'
import { addressBook } from './own-queries'

/** Fills a form with an address of the book. Shows nothing while there is none. */
export function SavedAddresses({ onChoose }: { onChoose(address: Address): void }) {
  const addresses = useQuery(addressBook).data?.addresses ?? []
  if (addresses.length === 0) return null
  return (
    <Select
      label="Your addresses"
      defaultValue=""
      onChange={event => {
        const chosen = addresses[Number(event.target.value)]
        if (event.target.value !== '' && chosen) onChoose(chosen)
      }}
    >
      <option value="">Choose one, or type below</option>
      {addresses.map((address, index) => (
        <option key={addressLine(address)} value={index}>
          {addressLine(address)}
        </option>
      ))}
    </Select>
  )
}
