import { ApiProblem, newIdempotencyKey, type Schema } from '@homify/client'
import { q } from '~/api/query'
import { queryClient } from '~/app/query-client'
import { api, session } from '~/app/session'
import type { CartLine } from '~/domain/cart'
import { toast } from '~/ui/toast'
import { cart, type Op } from './store'

/** The cart of who is logged in, with what has changed since. */
export const savedCart = q('/cart')

/** Names the device's own cart until it has become its person's: sent again after a lost answer, it counts once. */
const MERGE = 'homify.cart.merge'

const shownOf = ({ items }: Schema<'Cart'>): CartLine[] =>
  items.map(item => ({
    product_id: item.product_id,
    quantity: item.quantity,
    title: item.title ?? 'A product',
    price: item.unit_price,
    picture: item.image?.sizes[0]?.webp ?? null,
    artisan_id: item.artisan_id,
  }))

const words = (note: Schema<'MergeNote'>, title: string): string => {
  switch (note.what) {
    case 'cut':
      return `“${title}”: there are ${note.quantity}, so ${note.quantity} are in your cart.`
    case 'unavailable':
      return `“${title}” cannot be bought any more, and is not in your cart.`
    case 'full':
      return `Your cart is full: “${title}” did not fit.`
  }
}

/** What the device had goes into the cart of who logged in. */
async function merge(): Promise<void> {
  const own = cart.lines.slice(0, 40)
  const id = localStorage.getItem(MERGE) ?? newIdempotencyKey()
  localStorage.setItem(MERGE, id)
  const items = own.map(({ product_id, quantity, price }) => ({ product_id, quantity, unit_price: price }))
  const { data } = await api.POST('/cart/merge', { body: { merge_id: id, items } })
  localStorage.removeItem(MERGE)
  for (const note of data?.notes ?? []) {
    toast(words(note, own.find(line => line.product_id === note.product_id)?.title ?? 'A product'))
  }
}

let waiting = 0
let turn: Promise<void> = Promise.resolve()
/** One after the other: what was pressed last is true last. */
const inTurn = (task: () => Promise<void>): Promise<void> => {
  waiting += 1
  turn = turn.then(task).finally(() => {
    waiting -= 1
  })
  return turn
}

/** Shows the cart as the API has it, unless something is still on its way there. */
async function show(userId: string): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: savedCart.queryKey, refetchType: 'none' })
  const answer = await queryClient.fetchQuery(savedCart)
  if (session.who?.userId === userId && waiting <= 1) cart.replace(shownOf(answer), userId)
}

async function join(): Promise<void> {
  const userId = session.who?.userId
  // The copy goes with its person; a cart of the device's own stays.
  if (cart.of && cart.of !== userId) cart.replace([], null)
  if (!userId) return
  try {
    if (!cart.of && cart.lines.length > 0) await merge()
    // From here on it is theirs, whatever comes of reading it.
    cart.replace(cart.lines, userId)
    await show(userId)
  } catch {
    // Without an answer it stays as it is, and is tried again with the next log-in or visit.
  }
}

async function send({ line, more }: Op): Promise<void> {
  const userId = session.who?.userId
  if (!userId || cart.of !== userId) return
  const { product_id, quantity, price } = line
  try {
    if (more) {
      const params = { header: { 'Idempotency-Key': newIdempotencyKey() } }
      await api.POST('/cart/lines', { params, body: { product_id, quantity: more, unit_price: price } })
    } else {
      await api.PUT('/cart/lines/{product_id}', {
        params: { path: { product_id } },
        body: { quantity, unit_price: price },
      })
    }
    await show(userId)
  } catch (error) {
    // It was shown before it was done; now it is shown as it is.
    const known = queryClient.getQueryData(savedCart.queryKey)
    if (known) cart.replace(shownOf(known), userId)
    if (error instanceof ApiProblem) {
      toast(error.detail)
      await show(userId).catch(() => undefined)
    } else toast('You are offline. Your cart stays as it was; try again with a connection.')
  }
}

let started = false
/** From now on, the cart of who is logged in is the same here as on their other devices. */
export function keepCart(): void {
  if (started) return
  started = true
  let was = session.who?.userId
  session.subscribe(() => {
    if (session.who?.userId === was) return
    was = session.who?.userId
    void inTurn(join)
  })
  cart.follow(op => void inTurn(() => send(op)))
  void inTurn(join)
}
