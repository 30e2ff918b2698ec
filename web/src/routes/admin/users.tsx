import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, Link, useNavigate } from '@tanstack/react-router'
import { Suspense } from 'react'
import { texts } from '~/app/params'
import { toE164 } from '~/domain/phone'
import { Standing } from '~/features/artisans/standing'
import { people } from '~/features/users/admin-queries'
import { Facts } from '~/ui/facts'
import { Finder } from '~/ui/finder'
import { Page } from '~/ui/page'
import { Queue, RowHead } from '~/ui/queue'
import { Loading, Skeleton } from '~/ui/states'
import { When } from '~/ui/when'

const wanted = texts('who')

export const Route = createFileRoute('/admin/users')({
  validateSearch: wanted,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, deps }) => (deps.who ? queryClient.ensureQueryData(people(deps.who)) : null),
  component: People,
})

/** As the API is asked: a telephone number as it is dialled from anywhere. */
const asAsked = (text: string): string =>
  text.includes('@') || text.startsWith('usr_') ? text : (toE164(text) ?? text)

function People() {
  const { who } = Route.useSearch()
  const navigate = useNavigate()
  return (
    <Page title="People" sub="Whoever you look up has it in their history that you did.">
      <Finder
        label="E-mail address, telephone number or identifier"
        value={who}
        rule={{ required: 'Write whom you look for.' }}
        onFind={text => navigate({ to: '/admin/users', search: { who: asAsked(text) } })}
      />
      {who && <Found who={who} />}
    </Page>
  )
}

function Found({ who }: { who: string }) {
  const { items } = useSuspenseQuery(people(who)).data
  if (items.length === 0) return <p className="muted">Nobody with that. It must be the whole address or number.</p>
  return (
    <Queue label="People" rows={items} keyOf={one => one.id}>
      {one => (
        <>
          <RowHead title={one.name} aside={one.roles.join(', ')} />
          <Facts
            rows={[
              { name: 'E-mail', value: <span className="break">{one.email}</span> },
              {
                name: 'Shown to be theirs',
                value: one.email_verified_at ? <When at={one.email_verified_at} /> : 'not yet',
              },
              { name: 'Telephone', value: one.phone ?? 'none' },
              { name: 'Signed up', value: <When at={one.created_at} /> },
            ]}
          />
          <Link to="/admin/history/$subject" params={{ subject: one.id }} className="target">
            History of the person
          </Link>
          {one.artisan_id && (
            <Suspense fallback={<Loading>{<Skeleton shape="row" />}</Loading>}>
              <Standing artisanId={one.artisan_id} />
            </Suspense>
          )}
        </>
      )}
    </Queue>
  )
}
