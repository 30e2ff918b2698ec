import { House, LogIn, User, UserPlus } from 'lucide-react'
import { useWho } from './session'
import { Shell } from './shell'

/** Around the pages with which an account begins. Some of them are for who is logged in already: the way back is theirs. */
export function AuthShell() {
  const own = useWho()
    ? [{ label: 'Me', link: { to: '/me' }, icon: User } as const]
    : ([
        { label: 'Log in', link: { to: '/login' }, icon: LogIn },
        { label: 'Sign up', link: { to: '/signup' }, icon: UserPlus },
      ] as const)
  return <Shell home={{ to: '/' }} places={[{ label: 'Shop', link: { to: '/' }, icon: House, exact: true }, ...own]} />
}
