import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, notFound } from '@tanstack/react-router'
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
  const category = useSuspenseQuery(categories).data.items.find(one => one.slug === slug)
  return (
    <Page title={category?.name ?? ''} back={{ label: 'Shop', link: { to: '/' } }}>
      <CategoryList />
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
