import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, Link, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ListOf } from '~/api/query'
import { verifications } from '~/features/artisans/admin-queries'
import { differences } from '~/features/books/queries'
import { chargebackQueue } from '~/features/chargebacks/admin-queries'
import { disputeQueue } from '~/features/disputes/admin-queries'
import { Gateways, gateways } from '~/features/payments/gateways'
import { stuck } from '~/features/platform/admin-queries'
import { refundQueue } from '~/features/refunds/admin-queries'
import { reportQueue } from '~/features/reports/admin-queries'
import { ButtonLink } from '~/ui/button'
import { Due } from '~/ui/due'
import { Page } from '~/ui/page'
import { Tile, Tiles } from '~/ui/tiles'
import { Ago } from '~/ui/when'

export const Route = createFileRoute('/admin/')({
  loader: async ({ context: { queryClient } }) => {
    await Promise.all([
      queryClient.ensureInfiniteQueryData(verifications),
      queryClient.ensureInfiniteQueryData(disputeQueue),
      queryClient.ensureInfiniteQueryData(refundQueue),
      queryClient.ensureInfiniteQueryData(chargebackQueue),
      queryClient.ensureInfiniteQueryData(reportQueue),
      queryClient.ensureInfiniteQueryData(differences()),
      queryClient.ensureQueryData(stuck),
      queryClient.ensureQueryData(gateways),
    ])
  },
  component: Overview,
})

interface Shown<Item> {
  of: ListOf<Item>
  label: string
  link: LinkProps
  /** What presses in the first, which is the most pressing. */
  first(item: Item): ReactNode
  counts?(item: Item): boolean
}

/** A queue by how many wait, as far as the first page tells, and by what presses most. */
function Waiting<Item>({ of, label, link, first, counts = () => true }: Shown<Item>) {
  const { pages } = useSuspenseInfiniteQuery(of).data
  const items = pages.flatMap(page => page.items).filter(counts)
  const more = pages.at(-1)?.next_cursor ? '+' : ''
  const [pressing] = items
  return (
    <Tile label={<Link {...link}>{label}</Link>} value={`${items.length}${more}`} quiet={items.length === 0}>
      {pressing ? first(pressing) : 'Nothing waits'}
    </Tile>
  )
}

function Overview() {
  const late = useSuspenseQuery(stuck).data.items
  return (
    <Page title="Overview" sub="What waits for you, and what presses most.">
      <Tiles>
        <Waiting
          of={disputeQueue}
          label="Disputes"
          link={{ to: '/admin/disputes' }}
          first={one => one.decide_by && <Due what="Decide" at={one.decide_by} />}
        />
        <Waiting
          of={chargebackQueue}
          label="Chargebacks"
          link={{ to: '/admin/chargebacks' }}
          first={one => one.answer_by && <Due what="Answer" at={one.answer_by} />}
        />
        <Waiting
          of={refundQueue}
          label="Refunds"
          link={{ to: '/admin/refunds' }}
          first={one => (
            <>
              waits since <Ago at={one.changed_at} />
            </>
          )}
        />
        <Waiting
          of={verifications}
          label="Verifications"
          link={{ to: '/admin/verifications' }}
          first={one =>
            one.submitted_at && (
              <>
                handed in <Ago at={one.submitted_at} />
              </>
            )
          }
        />
        <Waiting
          of={reportQueue}
          label="Reports"
          link={{ to: '/admin/reports' }}
          first={one => (
            <>
              reported <Ago at={one.opened_at} />
            </>
          )}
        />
        <Waiting
          of={differences()}
          label="Differences"
          link={{ to: '/admin/reconciliation' }}
          counts={one => one.status === 'open'}
          first={one => (
            <>
              found <Ago at={one.found_at} />
            </>
          )}
        />
        <Tile
          label={<Link to="/admin/stuck">Stuck work</Link>}
          value={late.length === 100 ? '100+' : String(late.length)}
          quiet={late.length === 0}
        >
          {late[0] ? (
            <>
              due <Ago at={late[0].due_since} />
            </>
          ) : (
            'Each step did what was due'
          )}
        </Tile>
      </Tiles>
      <div className="row">
        <ButtonLink to="/admin/users">Find a person</ButtonLink>
        <ButtonLink to="/admin/reviews">Find a review</ButtonLink>
        <ButtonLink to="/admin/history">History of anything</ButtonLink>
      </div>
      <Gateways />
    </Page>
  )
}
