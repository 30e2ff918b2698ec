import { Tabs } from '~/ui/tabs'

/** The ways to look at the books. */
export const BookTabs = () => (
  <Tabs
    label="The books"
    tabs={[
      { label: 'Ledger', link: { to: '/admin/ledger' } },
      { label: 'Reconciliation', link: { to: '/admin/reconciliation' } },
      { label: 'Audits', link: { to: '/admin/audits' } },
      { label: 'History', link: { to: '/admin/history' } },
    ]}
  />
)
