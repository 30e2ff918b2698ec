import type { Schema } from '@homify/client'

type Own = Schema<'OwnArtisan'>

/** A step on the way to the first sale: what it is for, how long it takes, and whether it is done. */
export interface StartStep {
  id: 'profile' | 'documents' | 'account' | 'product'
  title: string
  why: string
  to: '/me/artisan/profile' | '/me/artisan/documents' | '/me/artisan/account' | '/me/products/new'
  state: 'done' | 'now' | 'waits' | 'next'
}

/** The way from an account to the first product, one step after the other. Null where all is done. */
export function startOf(own: Own | null, products: number): StartStep[] | null {
  const handedIn = own?.verification === 'submitted'
  const verified = own?.verification === 'verified' || own?.verification === 'suspended'
  const done = {
    profile: own !== null,
    documents: verified,
    account: own?.payout_account != null,
    product: products > 0,
  }
  if (done.profile && done.documents && done.account && done.product) return null
  const steps: Omit<StartStep, 'state'>[] = [
    {
      id: 'profile',
      title: 'Say who you are',
      why: 'Your shop’s name, your trades and where you work. Two minutes.',
      to: '/me/artisan/profile',
    },
    {
      id: 'documents',
      title: handedIn ? 'We look at your documents' : 'Show your documents',
      why: handedIn
        ? 'You hear from us by mail, mostly within two working days.'
        : 'A picture of your identity card and of what shows your trade. Buyers trust who is verified.',
      to: '/me/artisan/documents',
    },
    {
      id: 'account',
      title: 'Add your bank account',
      why: 'Where we pay you. It must be in your own name. One minute.',
      to: '/me/artisan/account',
    },
    {
      id: 'product',
      title: 'Put your first product in the shop',
      why: 'A photo, a price, how many you have. Five minutes.',
      to: '/me/products/new',
    },
  ]
  // What needs the verification waits for it; an account can be added meanwhile once there is one to add it to.
  const blocked = new Set<StartStep['id']>(verified ? [] : ['account', 'product'])
  let current = true
  return steps.map(step => {
    if (done[step.id]) return { ...step, state: 'done' }
    if (step.id === 'documents' && handedIn) return { ...step, state: 'waits' }
    if (current && !blocked.has(step.id)) {
      current = false
      return { ...step, state: 'now' }
    }
    return { ...step, state: 'next' }
  })
}
