import { createFileRoute, Link } from '@tanstack/react-router'
import { Package } from 'lucide-react'
import { ownProducts } from '~/features/catalogue/own-queries'
import { OwnRow } from '~/features/catalogue/own-row'
import css from '~/features/catalogue/own-row.module.css'
import { ProductSheet } from '~/features/catalogue/product-sheet'
import { ButtonLink } from '~/ui/button'
import { Page } from '~/ui/page'
import { Paged } from '~/ui/paged'
import { Empty } from '~/ui/states'

export const Route = createFileRoute('/_work/me/products/')({
  loader: ({ context: { queryClient } }) => queryClient.ensureInfiniteQueryData(ownProducts),
  /** The file that is worked off, over a reload. */
  validateSearch: (search): { import?: string } =>
    typeof search.import === 'string' && search.import.startsWith('imp_') ? { import: search.import } : {},
  component: OwnProducts,
})

function OwnProducts() {
  const search = Route.useSearch()
  const navigate = Route.useNavigate()
  const add = (
    <ButtonLink to="/me/products/new" look="primary">
      Add a product
    </ButtonLink>
  )
  return (
    <Page title="Your products" action={add}>
      <Paged
        of={ownProducts}
        empty={
          <Empty icon={Package} title="Nothing on your shelf yet" action={add}>
            Add what you make, with a photo and a price. Buyers find it in its category.
          </Empty>
        }
      >
        {products => (
          <>
            <div className="row">
              <Link to="/me/offers" className="target">
                Offers of buyers
              </Link>
            </div>
            <ul className={css.rows} aria-label="Your products">
              {products.map(product => (
                <OwnRow key={product.id} product={product} />
              ))}
            </ul>
          </>
        )}
      </Paged>
      <ProductSheet importId={search.import} onBegun={id => void navigate({ search: { import: id }, replace: true })} />
    </Page>
  )
}
