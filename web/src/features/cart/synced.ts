import { ApiProblem, newIdempotencyKey, type Schema } from '@homify/client'
import { q } from '~/api/query'
import { queryClient } from '~/app/query-client'
import { api, session } from '~/app/session'
import type { CartLine } from '~/domain/cart'
import { toast } from '~/ui/toast'
import { cart, type Op } from './store'

/** The cart of who is logged in, with what has changed since. */
export const savedCart = q('/cart')

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
  const own = cart.merge ?? { merge_id: newIdempotencyKey(), lines: cart.lines.slice(0, 40) }
  cart.merge = own
  const { merge_id, lines } = own
  const items = lines.map(({ product_id, quantity, price }) => ({ product_id, quantity, unit_price: price }))
  try {
    const { data } = await api.POST('/cart/merge', { body: { merge_id, items } })
    cart.merge = null
    for (const note of data?.notes ?? []) {
      toast(words(note, lines.find(line => line.product_id === note.product_id)?.title ?? 'A product'))
    }
  } catch (error) {
    if (error instanceof ApiProblem && error.status < 500) {
      // Refused as it is, it would be so again: the next log-in hands in what is there then.
      cart.merge = null
      cart.done(cart.undone)
    }
    throw error
  }
}

let turn: Promise<void> = Promise.resolve()
/** One after the other: what was pressed last is true last. */
const inTurn = (task: () => Promise<void>): void => {
  turn = turn.then(task)
}

/** Shows the cart as the API has it, unless something is still on its way there. */
async function show(userId: string): Promise<void> {
  // Not through the query: one that a page began before the change, or that ends with its page, answers what was.
  const { data: answer } = await api.GET('/cart')
  if (!answer) return
  await queryClient.cancelQueries({ queryKey: savedCart.queryKey })
  queryClient.setQueryData(savedCart.queryKey, answer)
  if (session.who?.userId === userId && cart.undone.length === 0) cart.replace(shownOf(answer), userId)
}

async function join(): Promise<void> {
  const userId = session.who?.userId
  // The copy goes with its person; a cart of the device's own stays.
  if (cart.of && cart.of !== userId) cart.replace([], null)
  if (!userId) return
  try {
    if (cart.merge || (!cart.of && cart.lines.length > 0)) await merge()
    // From here on it is theirs, whatever comes of reading it.
    cart.replace(cart.lines, userId)
    // What the page before this one did, and was left before it arrived.
    await sendAll(userId)
    await show(userId)
  } catch {
    // Without an answer it stays as it is, and is tried again with the next log-in or visit.
  }
}

/** Does to the API's cart what was done to the one of this device. */
async function sendAll(userId: string): Promise<void> {
  for (let [op] = cart.undone; op && cart.of === userId; [op] = cart.undone) {
    try {
      await sendOne(op)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      toast(error.detail)
    }
    cart.done([op])
  }
}

async function sendOne({ key, line: { product_id, quantity, price }, more }: Op): Promise<void> {
  if (more) {
    const params = { header: { 'Idempotency-Key': key } }
    await api.POST('/cart/lines', { params, body: { product_id, quantity: more, unit_price: price } })
  } else {
    await api.PUT('/cart/lines/{product_id}', {
      params: { path: { product_id } },
      body: { quantity, unit_price: price },
    })
  }
}

async function send(): Promise<void> {
  const userId = session.who?.userId
  if (!userId || cart.of !== userId || cart.undone.length === 0) return
  try {
    await sendAll(userId)
  } catch {
    // It was shown before it was done; now it is shown as it is.
    cart.done(cart.undone)
    const known = queryClient.getQueryData(savedCart.queryKey)
    if (known) cart.replace(shownOf(known), userId)
    toast('You are offline. Your cart stays as it was; try again with a connection.')
    return
  }
  await show(userId).catch(() => undefined)
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
    inTurn(join)
  })
  cart.follow(() => inTurn(send))
  inTurn(join)
}
