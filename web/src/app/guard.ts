import { notFound, redirect } from '@tanstack/react-router'
import { session } from './session'

/** Only for who is logged in; others log in first, and come back. */
export function needsLogIn({ location }: { location: { href: string } }): void {
  if (!session.who) throw redirect({ to: '/login', search: { next: location.href } })
  if (session.who.needsSecondFactor) throw redirect({ to: '/second-factor', search: { next: location.href } })
}

/** Only for administrators; to others there is no such page. */
export function needsAdmin(at: { location: { href: string } }): void {
  needsLogIn(at)
  if (!session.who?.roles.includes('admin')) throw notFound()
}

/** The way on after a log-in: an address of this app, never of another. To a browser a backslash is a slash. */
export const nextOf = (next: string | undefined): string => (next && /^\/(?![/\\])/.test(next) ? next : '/')
