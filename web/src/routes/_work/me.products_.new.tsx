import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useAction } from '~/api/action'
import { dropDraft, keepDraft, keptDraft } from '~/features/catalogue/draft'
import { ProductForm } from '~/features/catalogue/product-form'
import { categories } from '~/features/catalogue/queries'
import { Page } from '~/ui/page'
import { toast } from '~/ui/toast'

export const Route = createFileRoute('/_work/me/products_/new')({
  loader: ({ context: { queryClient } }) => queryClient.ensureQueryData(categories),
  component: NewProduct,
})

function NewProduct() {
  const navigate = useNavigate()
  const [draft] = useState(keptDraft)
  const action = useAction('post', '/products', {
    scope: 'new',
    stale: ['/me/products', '/products'],
    onDone: async product => {
      dropDraft()
      toast(product.status === 'draft' ? `${product.title} is kept as a draft.` : `${product.title} is in the shop.`)
      await navigate({ to: '/me/products' })
    },
  })
  return (
    <Page title="A new product" back={{ label: 'Your products', link: { to: '/me/products' } }} narrow>
      <ProductForm
        draft={draft}
        withStock
        submit="Put it in the shop"
        action={action}
        onChange={keepDraft}
        onSubmit={(fields, stock) => void action.run({ body: { ...fields, stock } })}
        onDraft={(fields, stock) => void action.run({ body: { ...fields, stock, draft: true } })}
      />
    </Page>
  )
}
