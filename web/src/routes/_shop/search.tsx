import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, Link, useNavigate } from '@tanstack/react-router'
import { SearchX, SlidersHorizontal, Store, X } from 'lucide-react'
import { Suspense, useDeferredValue, useState } from 'react'
import { activeFilters, withoutFilters } from '~/domain/filters'
import { type Wanted, wantedOf } from '~/domain/search'
import pills from '~/features/catalogue/category-list.module.css'
import { categories } from '~/features/catalogue/queries'
import { SeenRow } from '~/features/catalogue/seen-row'
import { Filters } from '~/features/search/filters'
import css from '~/features/search/filters.module.css'
import { FoundGrid } from '~/features/search/found-grid'
import { artisansFound, found, type Search } from '~/features/search/queries'
import { ButtonLink } from '~/ui/button'
import { Near } from '~/ui/near'
import { Notice } from '~/ui/notice'
import { Page } from '~/ui/page'
import { Paged } from '~/ui/paged'
import { Empty, Loading, Skeleton } from '~/ui/states'

export const Route = createFileRoute('/_shop/search')({
  validateSearch: wantedOf,
  loaderDeps: ({ search }) => search,
  // What is found is asked for and not waited for: whoever narrows the search down keeps the page, and their place in it.
  loader: async ({ context: { queryClient }, deps }) => {
    void queryClient.prefetchInfiniteQuery(found(deps))
    if (deps.q) void queryClient.prefetchQuery(artisansFound(deps.q))
    await queryClient.ensureQueryData(categories)
  },
  component: SearchPage,
})

function SearchPage() {
  const wanted = Route.useSearch()
  return (
    <Page title={wanted.q ? `“${wanted.q}”` : 'Everything in the shop'}>
      <Suspense
        fallback={
          <Loading>
            <Skeleton shape="line" />
            <Skeleton shape="card" count={4} />
          </Loading>
        }
      >
        <Results wanted={wanted} />
      </Suspense>
      <Near>
        <SeenRow />
      </Near>
    </Page>
  )
}

const counted = (total: number): string =>
  total === 1 ? '1 thing found' : `${total.toLocaleString('en-NG')} things found`
const WIDE = '(min-width: 800px)'

function Results({ wanted }: { wanted: Wanted }) {
  // What was found before stays until the next is there.
  const shown = useDeferredValue(wanted)
  const navigate = useNavigate()
  const { items } = useSuspenseQuery(categories).data
  const { total, facets, only_some_words } = useSuspenseInfiniteQuery(found(shown)).data.pages[0] as Search
  const [open, setOpen] = useState(() => matchMedia(WIDE).matches)
  const categoryName = (slug: string) => items.find(one => one.slug === slug)?.name ?? slug
  const active = activeFilters(wanted, categoryName, facets.attributes)
  const want = (search: Wanted) => void navigate({ to: '/search', search, resetScroll: false })
  return (
    <div className="stack">
      {/* Where nothing is found, what to do next says so below; this tells who does not see it. */}
      <p className={total === 0 ? 'vh' : 'muted'} role="status">
        {total === 0 ? 'Nothing found' : counted(total)}
      </p>
      <details open={open} onToggle={event => setOpen(event.currentTarget.open)}>
        <summary className={css.summary}>
          <SlidersHorizontal size={18} aria-hidden="true" /> Filter and sort{active.length > 0 && ` (${active.length})`}
        </summary>
        <Filters wanted={wanted} facets={facets} categoryName={categoryName} onWant={want} />
      </details>
      {active.length > 0 && (
        <ul className={css.active} aria-label="Filters that are set">
          {active.map(({ words, without }) => (
            <li key={words}>
              <Link
                to="/search"
                search={without}
                resetScroll={false}
                activeOptions={{ exact: true }}
                className={css.chip}
                aria-label={`Without ${words}`}
              >
                {words} <X size={16} aria-hidden="true" />
              </Link>
            </li>
          ))}
        </ul>
      )}
      {only_some_words && (
        <Notice tone="info" title="Nothing has all of these words">
          <p>This has some of them.</p>
        </Notice>
      )}
      {shown.q && <Artisans text={shown.q} />}
      <section className={css.results} aria-label="What was found" aria-busy={shown !== wanted}>
        <h2 className="vh">Products</h2>
        <Paged of={found(shown)} empty={<Nothing wanted={shown} narrowed={active.length > 0} />}>
          {products => <FoundGrid found={products} />}
        </Paged>
      </section>
    </div>
  )
}

/** Artisans who fit the words as well. */
function Artisans({ text }: { text: string }) {
  const { items } = useSuspenseQuery(artisansFound(text)).data
  if (items.length === 0) return null
  return (
    <nav aria-label="Artisans who fit">
      <ul className={pills.list}>
        {items.map(({ id, display_name }) => (
          <li key={id}>
            <Link to="/artisans/$artisanId" params={{ artisanId: id }} className={pills.item}>
              <Store size={18} aria-hidden="true" />
              {display_name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Nothing({ wanted, narrowed }: { wanted: Wanted; narrowed: boolean }) {
  if (narrowed) {
    return (
      <Empty
        icon={SearchX}
        title="Nothing fits all of the filters"
        action={
          <ButtonLink to="/search" search={withoutFilters(wanted)}>
            Remove the filters
          </ButtonLink>
        }
      >
        Take one of them away, or all.
      </Empty>
    )
  }
  return (
    <Empty
      icon={SearchX}
      title={wanted.q ? `Nothing found for “${wanted.q}”` : 'Nothing is on sale at the moment'}
      action={<ButtonLink to="/">See what is new</ButtonLink>}
    >
      {wanted.q ? 'Try fewer words, or others: what it is made of, or what it is for.' : 'Come back soon.'}
    </Empty>
  )
}
