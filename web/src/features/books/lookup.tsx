import { useNavigate } from '@tanstack/react-router'
import { Finder } from '~/ui/finder'

// A kind and 26 characters, as the API makes all identifiers; a wallet is named by its artisan and currency.
const ID = /^[a-z]{3}_[0-9A-HJKMNP-TV-Z]{26}(:[A-Z]{3})?$/

/** Leads to the history of whatever an identifier names. */
export function Lookup() {
  const navigate = useNavigate()
  return (
    <Finder
      label="Identifier"
      hint="Of an order, payment, escrow, dispute, refund, payout, artisan, product or person, such as ord_01K9DJ8FSSZ5AWSH8VHTPRE95B"
      find="Show"
      rule={{
        validate: text =>
          ID.test(text.trim()) ||
          'An identifier is three letters, an underscore and 26 characters; a wallet’s ends in its currency.',
      }}
      onFind={subject => navigate({ to: '/admin/history/$subject', params: { subject } })}
    />
  )
}
