import type { ProblemName } from '@homify/client'

/** The way out of a problem, as a button or none. */
export type Way =
  /** Do it again as it is. */
  | 'again'
  /** What is shown is old: read it anew. */
  | 'reload'
  /** Log in, then go on here. */
  | 'log-in'
  /** Change what was entered; the fields or the sentence say what. */
  | 'change'
  /** Nothing can be done here but to wait. */
  | 'wait'
  /** Ask support, with the request's number. */
  | 'support'
  /** A page of the app is where to go on. */
  | {
      to: '/cart' | '/me' | '/second-factor' | '/favourites' | '/me/artisan' | '/orders' | '/login' | '/forgot'
      label: string
    }

interface Words {
  title: string
  /** A sentence of ours in place of the API's own, where a person at a screen needs another than a program. */
  say?: string
  way: Way
}

const OURS =
  'This is our fault, not yours. Nothing was changed. Try again; if it stays, write to us with the number below.'
const MOVED_ON = 'Things have moved on'

/** Words for each problem of the API. A new type of problem does not compile until it has some. */
export const problemWords: Record<ProblemName, Words> = {
  'invalid-body': { title: 'Please check what you entered', way: 'change' },
  'unknown-field': {
    title: 'This page is out of date',
    say: 'Load the page again, then repeat what you did.',
    way: 'reload',
  },
  'invalid-query': { title: 'This list cannot be shown like that', way: 'reload' },
  'idempotency-key-missing': { title: 'This did not go through', say: OURS, way: 'support' },
  'idempotency-key-reused': {
    title: 'This did not go through',
    say: 'Load the page again, then repeat what you did.',
    way: 'reload',
  },
  'payload-too-large': { title: 'This is too long', way: 'change' },
  'unsupported-media-type': { title: 'This did not go through', say: OURS, way: 'support' },
  'not-found': {
    title: 'This is not here',
    say: 'It does not exist, or it belongs to another account.',
    way: 'change',
  },
  'try-again': {
    title: 'Somebody else was faster',
    say: 'This was being changed by somebody else. Nothing was changed by you; try again.',
    way: 'again',
  },
  internal: {
    title: 'Something went wrong on our side',
    say: 'Try again; if it stays, write to us with the number below.',
    way: 'again',
  },
  unavailable: { title: 'We cannot reach a part of our system', say: 'Try again in a moment.', way: 'again' },
  unauthenticated: {
    title: 'Please log in',
    say: 'You were logged out. Log in again, and you come back here.',
    way: 'log-in',
  },
  'token-invalid': {
    title: 'Please log in',
    say: 'You were logged out. Log in again, and you come back here.',
    way: 'log-in',
  },
  'token-expired': {
    title: 'Please log in',
    say: 'You were logged out. Log in again, and you come back here.',
    way: 'log-in',
  },
  forbidden: { title: 'This is for somebody else', way: 'change' },
  'wrong-credentials': {
    title: 'E-mail address or password is wrong',
    say: 'Check both. If you forgot your password, you can choose a new one.',
    way: { to: '/forgot', label: 'Choose a new password' },
  },
  'second-factor-required': {
    title: 'Set up a code first',
    say: 'Administrators log in with a code of an app as well as a password. It takes two minutes.',
    way: { to: '/second-factor', label: 'Set it up' },
  },
  'code-needed': {
    title: 'A code is needed',
    say: 'Type the code that your app shows now.',
    way: { to: '/login', label: 'Log in' },
  },
  'challenge-over': {
    title: 'That took too long',
    say: 'A code has to follow within five minutes. Type your password again, then the code.',
    way: 'change',
  },
  'code-wrong': {
    title: 'The code is wrong',
    say: 'Each code works once and for half a minute. Wait for the next one and type that; or use a recovery code.',
    way: 'change',
  },
  'provider-off': {
    title: 'This way in is closed here',
    say: 'Log in with your e-mail address and a password.',
    way: { to: '/login', label: 'Log in' },
  },
  'sign-in-over': {
    title: 'That took too long',
    say: 'A log-in has to end on the device that began it, within ten minutes. Begin again.',
    way: 'change',
  },
  'sign-in-refused': {
    title: 'We could not confirm that it is you',
    say: 'Nothing was changed. Begin again.',
    way: 'change',
  },
  'provider-unavailable': {
    title: 'No answer from there',
    say: 'They do not tell us at the moment who you are. Begin again in a while, or log in with your password.',
    way: 'change',
  },
  'account-not-linked': {
    title: 'You have an account with this address',
    say: 'Log in with its password once. Then link the two on the page of your account, and both ways work.',
    way: 'change',
  },
  'address-needed': { title: 'We need an e-mail address', say: 'Type one that you read.', way: 'change' },
  'address-differs': {
    title: 'That account has another address',
    say: 'Choose the account there that has the address of your account here; or change the address here first.',
    way: 'change',
  },
  'provider-linked': {
    title: 'It opens another account already',
    say: 'Log in by it, and unlink it on the page of that account first.',
    way: 'change',
  },
  'password-not-set': {
    title: 'Your account has no password yet',
    say: 'Choose one by the link that we mail you; then try again.',
    way: { to: '/forgot', label: 'Choose a password' },
  },
  'step-up-required': {
    title: 'Nothing was changed',
    say: 'This needs to know that it is you. Press the button again, and type your password or a code.',
    way: 'change',
  },
  'second-factor-state': { title: 'This is not possible now', way: 'reload' },
  'account-in-use': {
    title: 'Your account cannot be deleted now',
    way: { to: '/me', label: 'See what is open' },
  },
  'favourites-full': {
    title: 'You keep 200 of these already',
    say: 'Remove one among your favourites first.',
    way: { to: '/favourites', label: 'Go to your favourites' },
  },
  'too-many-attempts': {
    title: 'Too many attempts',
    say: 'To keep your account safe we take no more for a while.',
    way: 'wait',
  },
  'email-not-verified': {
    title: 'Please confirm your e-mail address',
    say: 'Follow the link in the mail that we sent you, or ask for another.',
    way: 'change',
  },
  'email-taken': {
    title: 'This address has an account',
    say: 'Log in instead.',
    way: { to: '/login', label: 'Log in' },
  },
  'refresh-token-invalid': {
    title: 'Please log in',
    say: 'You were logged out. Log in again, and you come back here.',
    way: 'log-in',
  },
  'refresh-token-reused': {
    title: 'Please log in',
    say: 'You were logged out to keep your account safe. Log in again.',
    way: 'log-in',
  },
  'verification-token-invalid': {
    title: 'This link does not work any more',
    say: 'It is old, or a newer one was sent. Ask for another.',
    way: 'change',
  },
  'link-invalid': {
    title: 'This link does not work any more',
    say: 'It was used, or it is old. Ask for another.',
    way: 'change',
  },
  'password-wrong': {
    title: 'The password is wrong',
    say: 'Type the password that you log in with now.',
    way: 'change',
  },
  'signature-invalid': { title: 'This did not go through', say: OURS, way: 'support' },
  'artisan-profile-missing': {
    title: 'Write your profile first',
    say: 'Your shop needs a profile before this.',
    way: { to: '/me/artisan', label: 'Go to your profile' },
  },
  'artisan-not-verified': {
    title: 'We have to verify you first',
    say: 'Only verified artisans sell. Hand in your documents and wait for our decision.',
    way: { to: '/me/artisan', label: 'Go to your verification' },
  },
  'verification-state': { title: MOVED_ON, way: 'reload' },
  'legal-name-verified': {
    title: 'Your legal name stays',
    say: 'We check documents and bank account against it, so it stays once documents are handed in.',
    way: 'change',
  },
  'account-name-mismatch': {
    title: 'The account is in another name',
    say: 'We pay out to your own account only. If this one is yours under another name, write to support.',
    way: 'change',
  },
  'account-lookups': {
    title: 'Too many accounts in a day',
    say: 'Each account that you name makes the bank say whose it is, so a day takes only a few.',
    way: 'wait',
  },
  'account-not-found': {
    title: 'The bank does not know this account',
    say: 'Check the bank and the ten digits.',
    way: 'change',
  },
  'upload-unknown': { title: 'A file is not there', say: 'Add the file again.', way: 'change' },
  'upload-incomplete': { title: 'A file has not arrived', say: 'Add the file again.', way: 'change' },
  'upload-invalid': { title: 'This file cannot be used', way: 'change' },
  'too-many-unpaid': {
    title: 'You have orders that are not paid yet',
    way: { to: '/orders', label: 'See your orders' },
  },
  'too-many-cancelled': { title: 'You cannot order for a while', way: { to: '/orders', label: 'See your orders' } },
  'price-changed': { title: 'A price has changed', way: { to: '/cart', label: 'See the new price' } },
  'cart-full': { title: 'Your cart is full', way: { to: '/cart', label: 'See your cart' } },
  'delivery-changed': { title: 'The delivery is another one now', way: 'change' },
  'delivery-not-served': { title: 'It is not brought to this address', way: 'change' },
  'delivery-options': { title: 'Please check how your goods get to buyers', way: 'change' },
  'artisan-away': { title: 'This artisan is away', way: { to: '/cart', label: 'See your cart' } },
  'away-day': { title: 'Please choose another day', way: 'change' },
  'price-limits': { title: 'Nobody could pay this price', way: 'change' },
  'changed-meanwhile': {
    title: 'It was changed in another window',
    say: 'Nothing was saved. Look at it again, then make your change.',
    way: 'reload',
  },
  'too-often': { title: 'Please wait a little', say: 'The other side was told each time you did this.', way: 'wait' },
  'product-attributes': { title: 'Please check what you say of it', way: 'change' },
  'product-archived': { title: 'This product is put away', way: 'reload' },
  'product-unavailable': {
    title: 'A product is not sold any more',
    say: 'Take it out of your cart to go on.',
    way: { to: '/cart', label: 'Go to your cart' },
  },
  'product-changed': {
    title: 'A product was changed just now',
    say: 'Look at its price again before you pay.',
    way: { to: '/cart', label: 'Go to your cart' },
  },
  'out-of-stock': { title: 'There are not enough left', way: { to: '/cart', label: 'Go to your cart' } },
  'cart-empty': { title: 'Your cart is empty', way: { to: '/cart', label: 'Go to your cart' } },
  'checkout-too-large': { title: 'This is too much for one payment', way: { to: '/cart', label: 'Go to your cart' } },
  'own-product': {
    title: 'This product is your own',
    say: 'You cannot buy from yourself. Take it out of your cart.',
    way: { to: '/cart', label: 'Go to your cart' },
  },
  'offers-not-taken': { title: 'The artisan takes no offers on this', way: 'reload' },
  'offer-price': { title: 'Please choose another price', way: 'change' },
  'offer-too-low': { title: 'This is too low for this artisan', way: 'change' },
  'offer-state': { title: MOVED_ON, way: 'reload' },
  'import-file': { title: 'This file cannot be read as products', way: 'change' },
  'too-many-imports': { title: 'That was enough for a day', way: 'wait' },
  'too-many-offers': { title: 'That was enough for a day', way: 'wait' },
  'offer-over': {
    title: 'The price that you agreed on is not good any more',
    way: { to: '/cart', label: 'See your cart' },
  },
  'offer-quantity': { title: 'The agreed price is for fewer', way: { to: '/cart', label: 'Go to your cart' } },
  'order-total': { title: 'We cannot take a payment of this size', way: { to: '/cart', label: 'Go to your cart' } },
  amount: { title: 'The amounts do not work out', way: 'change' },
  'order-disputed': { title: 'This order is disputed', way: 'reload' },
  'dispute-state': { title: MOVED_ON, way: 'reload' },
  'own-report': { title: 'This is your own', way: 'change' },
  'too-many-reports': { title: 'That was enough for a day', way: 'change' },
  'report-state': { title: MOVED_ON, way: 'reload' },
  'report-act': { title: MOVED_ON, way: 'reload' },
  'message-empty': { title: 'There is nothing to send', say: 'Write something, or add a photo.', way: 'change' },
  'messages-blocked': { title: 'Messages are blocked', way: 'change' },
  'message-unknown': { title: 'This message cannot be shown there', way: 'reload' },
  'too-many-questions': { title: 'That was enough for a day', way: 'change' },
  'evidence-limit': { title: 'There is enough evidence', way: 'reload' },
  'proposal-unknown': {
    title: 'The proposal has changed',
    say: 'Look at what the other side proposes now, then decide.',
    way: 'reload',
  },
  'review-state': { title: MOVED_ON, way: 'reload' },
  'review-goods': { title: 'This is not yours to rate', way: 'reload' },
  'order-state': { title: MOVED_ON, way: 'reload' },
  'release-code-wrong': { title: 'This code is wrong', way: 'change' },
  'release-code-locked': {
    title: 'The code is not taken any more',
    say: 'Too many wrong codes were entered. The buyer can still confirm the order.',
    way: 'reload',
  },
  'escrow-state': { title: MOVED_ON, way: 'reload' },
  'refund-amount': { title: 'This refund does not fit', way: 'change' },
  'refund-offer-gone': {
    title: 'The offer has changed',
    say: 'Look at the offer that stands now, then decide.',
    way: 'reload',
  },
  'refund-state': { title: MOVED_ON, way: 'reload' },
  'chargeback-state': { title: MOVED_ON, way: 'reload' },
  'split-amount': { title: 'The parts do not add up', way: 'change' },
  'wallet-balance': { title: 'There is not that much in your wallet', way: 'reload' },
  'payout-account-missing': {
    title: 'We need your bank account',
    way: { to: '/me/artisan', label: 'Add your bank account' },
  },
  'payouts-on-hold': { title: 'Payouts are on hold', way: 'wait' },
  'payouts-paused': {
    title: 'Payouts are paused',
    say: 'Your bank refused several payouts. Enter your account again, the same or another.',
    way: { to: '/me/artisan', label: 'Check your bank account' },
  },
  'payout-minimum': { title: 'This is too little for a payout', way: 'change' },
  'payout-limit': { title: 'Today’s limit is reached', way: 'wait' },
  'payment-refused': {
    title: 'The payment service does not take this payment',
    say: 'You were not charged, and nothing was ordered. Most often it is your e-mail address: check it in your account, or write to us.',
    way: { to: '/me', label: 'Go to your account' },
  },
  'gateway-unavailable': {
    title: 'The payment service does not answer',
    say: 'You were not charged. Try again in a moment.',
    way: 'again',
  },
  'difference-resolved': { title: 'It has been explained already', way: 'reload' },
  'difference-agreed': { title: 'The sides agree by now', way: 'reload' },
  'audit-days': { title: 'Choose other days', way: 'change' },
  'not-due': { title: 'This does not wait any more', way: 'reload' },
}
