import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, Link, notFound } from '@tanstack/react-router'
import { PackageSearch } from 'lucide-react'
import { CategoryList } from '~/features/catalogue/category-list'
import { ProductGrid } from '~/features/catalogue/product-grid'
import { type Category, categories, productsOfCategory } from '~/features/catalogue/queries'
import { ButtonLink } from '~/ui/button'
import { Page } from '~/ui/page'
import { Paged } from '~/ui/paged'
import { Empty } from '~/ui/states'

export const Route = createFileRoute('/_shop/categories/$slug')({
  loader: async ({ context: { queryClient }, params }) => {
    const { items } = await queryClient.ensureQueryData(categories)
    const category = items.find(one => one.slug === params.slug)
    if (!category) throw notFound()
    await queryClient.ensureInfiniteQueryData(productsOfCategory(category.slug))
    return category
  },
  component: CategoryPage,
})

function CategoryPage() {
  const { slug } = Route.useParams()
  const { items } = useSuspenseQuery(categories).data
  const category = items.find(one => one.slug === slug)
  const above = items.find(one => one.slug === category?.parent)
  const back = above
    ? ({ label: above.name, link: { to: '/categories/$slug', params: { slug: above.slug } } } as const)
    : ({ label: 'Shop', link: { to: '/' } } as const)
  return (
    <Page title={category?.name ?? ''} back={back}>
      <CategoryList of={slug} />
      <p>
        <Link to="/search" search={{ category: slug as Category }} className="target">
          Narrow it down
        </Link>
      </p>
      <Paged
        of={productsOfCategory(slug as Category)}
        empty={
          <Empty
            icon={PackageSearch}
            title="Nothing here at the moment"
            action={<ButtonLink to="/">See other categories</ButtonLink>}
          >
            No artisan offers anything in this category just now.
          </Empty>
        }
      >
        {products => (
          <>
            <h2 className="vh">Products</h2>
            <ProductGrid products={products} />
          </>
        )}
      </Paged>
    </Page>
  )
}
