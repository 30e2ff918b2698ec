import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { useAction } from '~/api/action'
import { ANSWERS } from '~/domain/answers'
import { TYPICAL } from '~/domain/messages'
import { artisan, product } from '~/features/catalogue/queries'
import { Composer, useLetter } from '~/features/messages/composer'
import css from '~/features/messages/messages.module.css'
import { Notice } from '~/ui/notice'
import { Page } from '~/ui/page'

interface Asked {
  artisan: string
  product?: string
}

export const Route = createFileRoute('/_account/ask')({
  // What is none of these is no artisan, which the API says.
  validateSearch: (search: Record<string, unknown>) => search as unknown as Asked,
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient }, deps }) => {
    await Promise.all([
      queryClient.ensureQueryData(artisan(deps.artisan)),
      deps.product ? queryClient.ensureQueryData(product(deps.product)) : undefined,
    ])
  },
  component: Ask,
})

function Ask() {
  const { artisan: artisanId, product: productId } = Route.useSearch()
  const maker = useSuspenseQuery(artisan(artisanId)).data
  const letter = useLetter(productId ?? artisanId)
  const navigate = useNavigate()
  const action = useAction('post', '/conversations', {
    scope: productId ?? artisanId,
    stale: ['/conversations', '/conversations/{conversation_id}'],
    onDone: ({ conversation_id }) => {
      letter.clear()
      void navigate({ to: '/conversations/$conversationId', params: { conversationId: conversation_id } })
    },
  })
  return (
    <Page
      title={`Ask ${maker.display_name}`}
      sub={maker.answers_within && <span>{ANSWERS[maker.answers_within]}</span>}
      back={
        productId
          ? { label: 'The product', link: { to: '/products/$productId', params: { productId } } }
          : { label: maker.display_name, link: { to: '/artisans/$artisanId', params: { artisanId } } }
      }
      narrow
    >
      {productId && <About product={productId} />}
      <Composer
        label="Your question"
        letter={letter}
        action={action}
        wordsNeeded
        send={({ text, uploads }) =>
          void action.run({
            body: { artisan_id: artisanId, ...(productId && { product_id: productId }), text, uploads },
          })
        }
      >
        <ul className={css.chips} aria-label="What others ask">
          {TYPICAL[productId ? 'product' : 'artisan'].map(question => (
            <li key={question}>
              <button type="button" className={css.chip} onClick={() => letter.write(question)}>
                {question}
              </button>
            </li>
          ))}
        </ul>
      </Composer>
      <Notice tone="info" title="Your money stays protected">
        <p>
          A question costs nothing and orders nothing. We hide contact details until an order is paid: pay only here,
          where we hold your money until you have what you ordered.
        </p>
      </Notice>
    </Page>
  )
}

function About({ product: id }: { product: string }) {
  const shown = useSuspenseQuery(product(id)).data
  return <p className="strong break">About: {shown.title}</p>
}
