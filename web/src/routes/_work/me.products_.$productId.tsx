import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useAction } from '~/api/action'
import { useSeen } from '~/api/seen'
import { plainMoney } from '~/domain/money'
import { ProductForm } from '~/features/catalogue/product-form'
import { categories, product } from '~/features/catalogue/queries'
import { Button } from '~/ui/button'
import { Confirm } from '~/ui/confirm'
import { Notice } from '~/ui/notice'
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
  const [asking, setAsking] = useState(false)
  const path = { product_id: productId }
  const { seen } = useSeen(`/products/${productId}`)
  const save = useAction('patch', '/products/{product_id}', {
    scope: productId,
    stale: [...STALE],
    onDone: async (_, client) => {
      client.removeQueries({ queryKey: product(productId).queryKey })
      toast('Saved.')
      await navigate({ to: '/me/products' })
    },
  })
  const archive = useAction('delete', '/products/{product_id}', {
    scope: productId,
    stale: [...STALE],
    onDone: async () => {
      toast(`${one.title} is off the shelf.`)
      await navigate({ to: '/me/products' })
    },
  })
  return (
    <Page title={one.title} back={{ label: 'Your products', link: { to: '/me/products' } }} narrow>
      {one.archived && (
        <Notice title="Off the shelf">
          <p>Nobody sees this product any more. Orders of it go on.</p>
        </Notice>
      )}
      <ProductForm
        key={one.updated_at}
        draft={{
          title: one.title,
          description: one.description,
          category: one.category,
          price: plainMoney(one.price.amount),
          stock: String(one.stock),
        }}
        images={one.images}
        submit="Save"
        action={save}
        onSubmit={fields => void save.run({ path, seen, body: fields })}
        more={
          !one.archived && (
            <Button look="danger" onClick={() => setAsking(true)}>
              Take off the shelf
            </Button>
          )
        }
      />
      <Link to="/products/$productId" params={{ productId }} className="target">
        See it in the shop
      </Link>
      <Confirm
        open={asking}
        title="Take it off the shelf?"
        label="Take it off"
        look="danger"
        action={archive}
        onClose={() => setAsking(false)}
        onConfirm={() => void archive.run({ path })}
      >
        <p>Nobody can buy it any more, and it does not come back. What has been ordered goes on as before.</p>
      </Confirm>
    </Page>
  )
}
