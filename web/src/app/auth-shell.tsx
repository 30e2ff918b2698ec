import { House, LogIn, UserPlus } from 'lucide-react'
import { Shell } from './shell'

/** Around the pages of who is not logged in. */
export const AuthShell = () => (
  <Shell
    home={{ to: '/' }}
    places={[
      { label: 'Shop', link: { to: '/' }, icon: House, exact: true },
      { label: 'Log in', link: { to: '/login' }, icon: LogIn },
      { label: 'Sign up', link: { to: '/signup' }, icon: UserPlus },
    ]}
  />
)
