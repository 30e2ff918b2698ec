import { useForm } from 'react-hook-form'
import type { ActionView } from '~/api/action'
import type { Address } from '~/domain/address'
import { Button } from '~/ui/button'
import { Dialog, DialogButtons } from '~/ui/dialog'
import { ActionNotice } from '~/ui/problem'
import { AddressFields, addressOf, typedAddress } from './address-fields'

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
  const { register, handleSubmit, formState, setError } = useForm({ defaultValues: typedAddress(of) })
  return (
    <Dialog open title={title} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={handleSubmit(typed => {
          const address = addressOf(typed, setError)
          if (address) onSave(address)
        })}
      >
        <AddressFields register={register} errors={formState.errors} />
        <ActionNotice action={action} />
        <DialogButtons onClose={onClose} busy={action.busy}>
          <Button type="submit" look="primary" busy={action.busy}>
            Save
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  )
}
