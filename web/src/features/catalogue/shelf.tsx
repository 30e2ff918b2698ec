import { useState } from 'react'
import { useAction } from '~/api/action'
import { Button } from '~/ui/button'
import { Confirm } from '~/ui/confirm'
import { ActionNotice } from '~/ui/problem'
import { toast } from '~/ui/toast'
import { type Product, product as productQuery } from './queries'

const STALE = ['/me/products', '/products'] as const

/** Where one of the artisan's products stands, and the ways from there. */
export function Shelf({ product, seen, onMoved }: { product: Product; seen: string | undefined; onMoved(): void }) {
  const [asking, setAsking] = useState(false)
  const path = { product_id: product.id }
  const may = (action: string) => product.actions?.some(one => one.action === action && one.allowed)
  const about = (said: string) => ({
    scope: product.id,
    stale: [...STALE],
    onDone: async (_: unknown, client: { refetchQueries(of: { queryKey: readonly unknown[] }): Promise<void> }) => {
      await client.refetchQueries({ queryKey: productQuery(product.id).queryKey })
      onMoved()
      setAsking(false)
      toast(said)
    },
  })
  const publish = useAction('post', '/products/{product_id}/publish', about(`${product.title} is in the shop.`))
  const hide = useAction('post', '/products/{product_id}/hide', about(`${product.title} is hidden.`))
  const restore = useAction('post', '/products/{product_id}/restore', about(`${product.title} is back, hidden.`))
  const archive = useAction('delete', '/products/{product_id}', about(`${product.title} is put away.`))
  return (
    <section className="stack-tight" aria-label="Where it stands">
      <p>{STANDS[product.status]}</p>
      {[publish, hide, restore].map((action, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: always these three
        <ActionNotice key={index} action={action} />
      ))}
      <div className="row">
        {may('publish') && (
          <Button busy={publish.busy} onClick={() => void publish.run({ path, seen })}>
            Put it in the shop
          </Button>
        )}
        {may('hide') && (
          <Button busy={hide.busy} onClick={() => void hide.run({ path, seen })}>
            Hide it
          </Button>
        )}
        {may('restore') && (
          <Button busy={restore.busy} onClick={() => void restore.run({ path, seen })}>
            Get it back
          </Button>
        )}
        {may('archive') && (
          <Button look="danger" onClick={() => setAsking(true)}>
            Put it away
          </Button>
        )}
      </div>
      <Confirm
        open={asking}
        title="Put it away?"
        label="Put it away"
        look="danger"
        action={archive}
        onClose={() => setAsking(false)}
        onConfirm={() => void archive.run({ path, seen })}
      >
        <p>Nobody can buy it any more. What has been ordered goes on as before, and you can get it back.</p>
      </Confirm>
    </section>
  )
}

const STANDS = {
  draft: 'This is a draft. Only you see it until you put it in the shop.',
  on_sale: 'Everybody sees this in the shop.',
  hidden: 'This is hidden. Only you see it until you put it in the shop again.',
  archived: 'This is put away. Nobody sees it, and it cannot be changed until you get it back.',
} as const
