import { artisansSetPayoutAccount as limits } from '@homify/client/limits'
import type { FieldErrors, UseFormRegister } from 'react-hook-form'
import { Select, TextField } from '~/ui/field'

/** A bank account as somebody types it. */
export interface Account {
  bank_code: string
  account_number: string
}

interface Props {
  /** Null while they are being read. */
  banks: readonly { code: string; name: string }[] | null
  hint: string
  register: UseFormRegister<Account>
  errors: FieldErrors<Account>
}

/** The bank and the number of an account. */
export const AccountFields = ({ banks, hint, register, errors }: Props) => (
  <>
    <Select label="Bank" error={errors.bank_code?.message} {...register('bank_code', { required: 'Choose the bank.' })}>
      <option value="">{banks ? 'Choose' : 'Loading…'}</option>
      {banks?.map(bank => (
        <option key={bank.code} value={bank.code}>
          {bank.name}
        </option>
      ))}
    </Select>
    <TextField
      label="Account number"
      hint={hint}
      inputMode="numeric"
      autoComplete="off"
      maxLength={10}
      error={errors.account_number?.message}
      {...register('account_number', {
        required: 'The account number is needed.',
        pattern: {
          value: new RegExp(limits.account_number.pattern),
          message: 'An account number has 10 digits.',
        },
      })}
    />
  </>
)
