import { Tabs } from '~/ui/tabs'

/** What somebody bought, and what they disagree about. */
export const OrderTabs = () => (
  <Tabs
    label="Your orders and disputes"
    tabs={[
      { label: 'Orders', link: { to: '/orders' } },
      { label: 'Disputes', link: { to: '/disputes' } },
    ]}
  />
)
