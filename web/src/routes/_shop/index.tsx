import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, Link } from '@tanstack/react-router'
import { BadgeCheck, HandCoins, ShieldCheck, Store } from 'lucide-react'
import { CategoryList } from '~/features/catalogue/category-list'
import home from '~/features/catalogue/home.module.css'
import { ProductGrid } from '~/features/catalogue/product-grid'
import { categories, productsOfCategory } from '~/features/catalogue/queries'
import { ButtonLink } from '~/ui/button'
import { Page } from '~/ui/page'
import { Paged } from '~/ui/paged'
import { Empty } from '~/ui/states'

export const Route = createFileRoute('/_shop/')({
  loader: ({ context: { queryClient } }) =>
    Promise.all([
      queryClient.ensureQueryData(categories),
      queryClient.ensureInfiniteQueryData(productsOfCategory('furniture')),
    ]),
  component: Home,
})

function Home() {
  const first = useSuspenseQuery(categories).data.items[0]
  return (
    <Page title="Made by hand, paid with peace of mind">
      <ul className={home.promise}>
        <li>
          <BadgeCheck size={22} aria-hidden="true" /> Every artisan’s documents are checked by us
        </li>
        <li>
          <ShieldCheck size={22} aria-hidden="true" /> We hold your money until you have your goods
        </li>
        <li>
          <HandCoins size={22} aria-hidden="true" /> Not delivered? You get all of it back
        </li>
      </ul>
      <CategoryList />
      <section className="stack" aria-labelledby="newest">
        <div className="spread">
          <h2 id="newest">New in {first?.name.toLowerCase()}</h2>
          <Link to="/categories/$slug" params={{ slug: 'furniture' }} className="target">
            See all
          </Link>
        </div>
        <Paged
          of={productsOfCategory('furniture')}
          empty={
            <Empty
              icon={Store}
              title="The shelves are being filled"
              action={<ButtonLink to="/signup">Sell on Homify</ButtonLink>}
            >
              What artisans offer will be here soon.
            </Empty>
          }
        >
          {products => <ProductGrid products={products} />}
        </Paged>
      </section>
    </Page>
  )
}
