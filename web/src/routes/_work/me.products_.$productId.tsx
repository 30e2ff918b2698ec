import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, Link, useNavigate } from '@tanstack/react-router'
import { useAction } from '~/api/action'
import { useSeen } from '~/api/seen'
import { plainMoney } from '~/domain/money'
import { writtenAttributes } from '~/features/catalogue/attribute-fields'
import { ProductForm } from '~/features/catalogue/product-form'
import { categories, product } from '~/features/catalogue/queries'
import { Shelf } from '~/features/catalogue/shelf'
import { OfferLimit } from '~/features/offers/offer-limit'
import { Page } from '~/ui/page'
import { toast } from '~/ui/toast'

export const Route = createFileRoute('/_work/me/products_/$productId')({
  loader: ({ context: { queryClient }, params }) =>
    Promise.all([queryClient.ensureQueryData(product(params.productId)), queryClient.ensureQueryData(categories)]),
  component: EditProduct,
})

const STALE = ['/me/products', '/products', '/products/{product_id}'] as const

function EditProduct() {
  const { productId } = Route.useParams()
  const one = useSuspenseQuery(product(productId)).data
  const navigate = useNavigate()
  const path = { product_id: productId }
  // What was changed elsewhere is shown anew; what moves the product alone leaves what is being typed.
  const said = [...(one.attributes ?? []).map(of => `${of.key}=${of.words}`), ...one.images.map(of => of.id + of.alt)]
  const written = [one.title, one.description, one.category, one.price.amount, ...said].join()
  const { seen, renew } = useSeen(`/products/${productId}`)
  const save = useAction('patch', '/products/{product_id}', {
    scope: productId,
    stale: [...STALE],
    onDone: async (_, client) => {
      client.removeQueries({ queryKey: product(productId).queryKey })
      toast('Saved.')
      await navigate({ to: '/me/products' })
    },
  })
  return (
    <Page title={one.title} back={{ label: 'Your products', link: { to: '/me/products' } }} narrow>
      <Shelf product={one} seen={seen} onMoved={renew} />
      {one.status !== 'archived' && (
        <ProductForm
          key={written}
          draft={{
            title: one.title,
            description: one.description,
            category: one.category,
            price: plainMoney(one.price.amount),
            stock: String(one.stock),
            attributes: writtenAttributes(one.attributes),
          }}
          images={one.images}
          submit="Save"
          action={save}
          onSubmit={fields => void save.run({ path, seen, body: fields })}
        />
      )}
      {one.status !== 'archived' && <OfferLimit product={one} onSaved={renew} />}
      {one.status === 'on_sale' && (
        <Link to="/products/$productId" params={{ productId }} className="target">
          See it in the shop
        </Link>
      )}
    </Page>
  )
}
