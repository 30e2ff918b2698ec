import type { Schema } from '@homify/client'
import { api } from '~/app/session'

export type Provider = Schema<'Provider'>

/** What somebody wanted when they left for a provider. */
interface Leaving {
  /** Where they go on afterwards. */
  next?: string | undefined
  /** What somebody new signs up as. */
  role?: 'buyer' | 'artisan' | undefined
  /** Whether they are here already, and link their account there. */
  link?: true
}

const KEPT = 'homify.sign-in'

/** Leads to the provider. What was wanted waits in this tab, and what begins the sign-in in a cookie that no script reads. */
export async function leaveFor(provider: Provider, leaving: Leaving): Promise<void> {
  const { data } = await api.POST('/auth/providers/{provider}/begin', {
    params: { path: { provider } },
    body: { cookie: true },
  })
  if (!data) return
  sessionStorage.setItem(KEPT, JSON.stringify(leaving))
  globalThis.location.assign(data.authorization_url)
}

/** What was wanted by who comes back. */
export function leftWith(): Leaving {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? '{}') as Leaving
  } catch {
    return {}
  }
}
