import { Tabs } from '~/ui/tabs'

/** What somebody bought, what they offered for more, and what they disagree about. */
export const OrderTabs = () => (
  <Tabs
    label="Your orders, offers and disputes"
    tabs={[
      { label: 'Orders', link: { to: '/orders' } },
      { label: 'Offers', link: { to: '/offers' } },
      { label: 'Disputes', link: { to: '/disputes' } },
    ]}
  />
)
