import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Bell, MessageCircle } from 'lucide-react'
import { me } from '~/features/users/queries'
import { Count, type Place, Tool } from './shell'

/** How often it is asked whether something came, while the app is looked at. */
const EVERY = 60_000

/** Messages, with how many are new. */
export function useMessagesPlace(): Place {
  const value = useQuery({ ...me, refetchInterval: EVERY }).data?.unread_messages ?? 0
  return { label: 'Messages', link: { to: '/conversations' }, icon: MessageCircle, count: { value, of: 'new' } }
}

/** In the bar at the bottom of a phone. */
function MessagesTab() {
  const { label, icon: Icon, count, link } = useMessagesPlace()
  return (
    <li>
      <Link {...link}>
        <Icon size={22} aria-hidden="true" />
        {label}
        {count && <Count {...count} />}
      </Link>
    </li>
  )
}

/** What there is to read: a tab of a phone, or among the tools of the header, where a phone has notifications alone. */
export function Reading({ tab }: { tab?: true }) {
  return tab ? <MessagesTab /> : <Tools />
}

function Tools() {
  return (
    <>
      <Tool label="Notifications" icon={Bell} link={{ to: '/notifications' }} />
      <Tool {...useMessagesPlace()} bottomOnly />
    </>
  )
}
