import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse, http } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { examples } from '~/testing/gen/examples'
import { artisan, buyer } from '~/testing/people'
import { loggedInAs, tokensOf, visit } from '~/testing/render'
import { answers, refuses, server, takes } from '~/testing/server'

const EMPTY = { items: [], next_cursor: null }
const own = examples.artisansGetOwn.body
const may = (action: string, more: object = {}) => ({ action, allowed: true, ...more })
const PAID = {
  ...examples.ordersGet.body,
  status: 'paid',
  due_at: '2026-12-01T10:00:00.000Z',
  actions: [may('accept'), may('cancel')],
}

beforeEach(() => {
  loggedInAs(artisan)
  server.use(answers('identityRefresh', tokensOf(artisan)))
})

test('today shows what waits, the earliest deadline first', async () => {
  const later = { ...PAID, id: 'ord_01K9DJ8FSSZ5AWSH8VHTPRE95C', due_at: '2026-12-05T10:00:00.000Z' }
  const sent = { ...PAID, id: 'ord_01K9DJ8FSSZ5AWSH8VHTPRE95D', status: 'completed', actions: [] }
  server.use(answers('ordersList', { items: [later, sent, PAID], next_cursor: null }))
  visit('/me/artisan')
  const work = await screen.findByRole('region', { name: 'What waits for you' })
  expect(
    within(work)
      .getAllByRole('link')
      .map(link => link.getAttribute('href')),
  ).toEqual([`/orders/${PAID.id}`, `/orders/${later.id}`])
})

test('somebody who only buys is led to sell, and stays a buyer', async () => {
  loggedInAs(buyer)
  server.use(answers('identityRefresh', tokensOf(buyer)))
  visit('/me/artisan')
  expect(await screen.findByText('Your way to the first sale: 0 of 4 done')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Say who you are' })).toBeTruthy()
})

test('who signed up to sell begins with who they are, wherever they come in', async () => {
  server.use(answers('artisansGetOwn', null, 204))
  const { router } = visit('/me/artisan')
  expect(await screen.findByText('Your way to the first sale: 0 of 4 done')).toBeTruthy()
  await router.navigate({ to: '/me/artisan/documents' })
  expect(await screen.findByRole('heading', { level: 1, name: 'Sell on Homify' })).toBeTruthy()
  expect(router.state.location.pathname).toBe('/me/artisan/profile')
})

test('who waits for the decision is told, and is not sent on', async () => {
  server.use(
    answers('artisansGetOwn', { ...own, verification: 'submitted', payout_account: null }),
    answers('catalogueListOwn', EMPTY),
  )
  visit('/me/artisan')
  expect(await screen.findByText('We look at your documents')).toBeTruthy()
  expect(screen.queryByRole('link', { name: 'Put your first product in the shop' })).toBeNull()
})

for (const [path, operation, words] of [
  ['/sales', 'ordersList', 'No sales yet'],
  ['/me/products', 'catalogueListOwn', 'Nothing on your shelf yet'],
  ['/me/payouts', 'payoutsList', 'No payout yet'],
  ['/me/wallet', 'walletStatement', 'Nothing has moved yet'],
] as const) {
  test(`an empty list says what will be here: ${path}`, async () => {
    server.use(answers(operation, EMPTY))
    visit(path)
    expect(await screen.findByText(words)).toBeTruthy()
  })

  test(`a list that cannot be read says what to do: ${path}`, async () => {
    server.use(refuses(operation, 'invalid-query', 400))
    visit(path)
    expect(await screen.findByRole('alert')).toBeTruthy()
  })
}

test('a product is written once, and a draft of it outlives a reload', async () => {
  const sent = takes('post', '/products', examples.catalogueGetProduct.body, 201)
  const { unmount } = visit('/me/products/new')
  await userEvent.type(await screen.findByLabelText('What it is'), 'Iroko stool')
  unmount()
  visit('/me/products/new')
  expect(await screen.findByDisplayValue('Iroko stool')).toBeTruthy()
  await userEvent.selectOptions(screen.getByLabelText('Category'), 'furniture')
  await userEvent.type(screen.getByLabelText('Price of one'), 'cheap')
  await userEvent.type(screen.getByLabelText('Description'), 'Made to last.')
  await userEvent.click(screen.getByRole('button', { name: 'Put it in the shop' }))
  expect(await screen.findByText('Write the price in figures, such as 185,000.')).toBeTruthy()
  await userEvent.clear(screen.getByLabelText('Price of one'))
  await userEvent.type(screen.getByLabelText('Price of one'), '14,500')
  await userEvent.click(screen.getByRole('button', { name: 'Put it in the shop' }))
  expect(await screen.findByRole('heading', { name: 'Your products' })).toBeTruthy()
  expect(sent).toEqual([
    {
      title: 'Iroko stool',
      description: 'Made to last.',
      category: 'furniture',
      price: { amount: 1_450_000, currency: 'NGN' },
      images: [],
      alts: [],
      attributes: [],
      stock: 1,
    },
  ])
})

test('the form asks for what the category takes, and what does not fit is said beside its field', async () => {
  const sent = takes('post', '/products', examples.catalogueGetProduct.body, 201)
  visit('/me/products/new')
  await userEvent.type(await screen.findByLabelText('What it is'), 'Panelled door')
  expect(screen.queryByLabelText(/^Material/)).toBeNull()
  await userEvent.selectOptions(screen.getByLabelText('Category'), 'doors')
  await userEvent.selectOptions(await screen.findByLabelText(/^Material/), 'Hardwood')
  await userEvent.selectOptions(screen.getByLabelText(/^With a lock/), 'No')
  await userEvent.type(screen.getByLabelText(/^Width in cm/), '5,000')
  await userEvent.type(screen.getByLabelText('Price of one'), '14,500')
  await userEvent.type(screen.getByLabelText('Description'), 'Made to last.')
  await userEvent.click(screen.getByRole('button', { name: 'Put it in the shop' }))
  expect(await screen.findByText('Write figures from 1 to 2000, such as 90 or 90.5.')).toBeTruthy()
  expect(sent).toEqual([])
  await userEvent.clear(screen.getByLabelText(/^Width in cm/))
  await userEvent.type(screen.getByLabelText(/^Width in cm/), '90.5')
  await userEvent.click(screen.getByRole('button', { name: 'Put it in the shop' }))
  expect(await screen.findByRole('heading', { name: 'Your products' })).toBeTruthy()
  const attributes = [
    { key: 'material', value: 'hardwood' },
    { key: 'width', value: 90.5 },
    { key: 'lock', value: false },
  ]
  expect(sent).toEqual([expect.objectContaining({ category: 'doors', attributes })])
})

test('while it is not known what a category takes, a product is saved and says what it said', async () => {
  const one = { ...examples.catalogueGetProduct.body, actions: [may('edit')] }
  server.use(answers('catalogueGetProduct', one), refuses('catalogueGetCategory', 'not-found', 404))
  const sent = takes('patch', '/products/:product_id', one)
  visit(`/me/products/${one.id}`)
  expect(await screen.findByText(/What this category asks for could not be read/)).toBeTruthy()
  await userEvent.click(screen.getByText('Say what the photos show'))
  await userEvent.type(screen.getByLabelText(/^What photo 1 shows/), 'From the side')
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).not.toHaveProperty('attributes')
  expect(sent[0]).toMatchObject({ alts: [{ image_id: one.images[0]?.id, alt: 'From the side' }] })
})

test('a draft is kept for later, and put in the shop from its page', async () => {
  const one = examples.catalogueGetProduct.body
  const draft = { ...one, status: 'draft', actions: [may('edit'), may('publish'), may('archive')] }
  const kept = takes('post', '/products', draft, 201)
  visit('/me/products/new')
  await userEvent.type(await screen.findByLabelText('What it is'), 'Iroko stool')
  await userEvent.selectOptions(screen.getByLabelText('Category'), 'furniture')
  await userEvent.type(screen.getByLabelText('Price of one'), '14,500')
  await userEvent.type(screen.getByLabelText('Description'), 'Made to last.')
  await userEvent.click(screen.getByRole('button', { name: 'Keep as a draft' }))
  expect(await screen.findByRole('heading', { name: 'Your products' })).toBeTruthy()
  expect(kept).toEqual([expect.objectContaining({ title: 'Iroko stool', draft: true })])

  server.use(answers('catalogueGetProduct', draft))
  const published = takes('post', '/products/:product_id/publish', { ...draft, status: 'on_sale' })
  visit(`/me/products/${one.id}`)
  expect(await screen.findByText('This is a draft. Only you see it until you put it in the shop.')).toBeTruthy()
  server.use(answers('catalogueGetProduct', { ...draft, status: 'on_sale', actions: [may('edit'), may('hide')] }))
  await userEvent.click(screen.getByRole('button', { name: 'Put it in the shop' }))
  expect(await screen.findByText('Everybody sees this in the shop.')).toBeTruthy()
  expect(published).toHaveLength(1)
  expect(screen.getByRole('button', { name: 'Hide it' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Put it away' })).toBeNull()
})

test('what is put away is not changed, and comes back', async () => {
  const one = { ...examples.catalogueGetProduct.body, status: 'archived', actions: [may('restore')] }
  server.use(answers('catalogueGetProduct', one))
  visit(`/me/products/${one.id}`)
  expect(await screen.findByRole('button', { name: 'Get it back' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull()
})

test('one more on the shelf is one more, not a new number', async () => {
  const sent = takes('post', '/products/:product_id/stock', examples.catalogueGetProduct.body)
  visit('/me/products')
  await userEvent.click(await screen.findByRole('button', { name: 'One more' }))
  expect(sent).toEqual([{ delta: 1 }])
})

test('products are downloaded part by part, as one file', async () => {
  const asked: (string | null)[] = []
  server.use(
    http.get('http://localhost:3000/api/me/products.csv', ({ request }) => {
      const cursor = new URL(request.url).searchParams.get('cursor')
      asked.push(cursor)
      const link: Record<string, string> = cursor ? {} : { link: '</me/products.csv?cursor=abc>; rel="next"' }
      return new HttpResponse(cursor ? 'two\r\n' : '\uFEFFone\r\n', {
        headers: { 'content-type': 'text/csv', ...link },
      })
    }),
  )
  const kept: Blob[] = []
  URL.createObjectURL = file => {
    kept.push(file as Blob)
    return 'blob:products'
  }
  visit('/me/products')
  await userEvent.click(await screen.findByRole('button', { name: 'Download as CSV' }))
  await waitFor(() => expect(kept).toHaveLength(1))
  expect(asked).toEqual([null, 'abc'])
  expect(kept[0]?.size).toBe(new TextEncoder().encode('\uFEFFone\r\ntwo\r\n').length)
})

test('a file of products is worked off before the eyes of the artisan, who is told which lines to correct', async () => {
  const form = { ...examples.uploadsRequest.body, url: 'http://localhost:3000/bucket' }
  const wanted = takes('post', '/uploads', form)
  const begun = takes('post', '/me/imports', examples.catalogueBeginImport.body, 202)
  server.use(http.post('http://localhost:3000/bucket', () => new HttpResponse(null, { status: 204 })))
  const { router } = visit('/me/products')
  await userEvent.upload(
    await screen.findByLabelText('A CSV with products'),
    new File(['title,category,price\n'], 'products.csv', { type: 'application/vnd.ms-excel' }),
  )
  expect(await screen.findByText('1 line could not be taken')).toBeTruthy()
  expect(screen.getByText(/^Line 17, price: takes figures/)).toBeTruthy()
  expect(
    screen.getByText('12 lines began a draft, 30 lines changed a product, 197 lines changed nothing.'),
  ).toBeTruthy()
  expect(wanted).toEqual([{ purpose: 'product_sheet', media_type: 'text/csv', bytes: 21 }])
  expect(begun).toEqual([{ upload_id: form.id }])
  expect(router.state.location.search).toEqual({ import: examples.catalogueBeginImport.body.id })
})

test('a file that is no list of products says why', async () => {
  const form = { ...examples.uploadsRequest.body, url: 'http://localhost:3000/bucket' }
  server.use(
    answers('uploadsRequest', form),
    http.post('http://localhost:3000/bucket', () => new HttpResponse(null, { status: 204 })),
    refuses('catalogueBeginImport', 'import-file', 422, { detail: 'The column price is missing.' }),
  )
  visit('/me/products')
  await userEvent.upload(
    await screen.findByLabelText('A CSV with products'),
    new File(['title\n'], 'a.csv', { type: 'text/csv' }),
  )
  expect(await screen.findByText('The column price is missing.')).toBeTruthy()
  expect(screen.getByText('This file cannot be read as products')).toBeTruthy()
})

test('a withdrawal is at most what is there and what today allows', async () => {
  const wallet = {
    ...examples.walletGet.body,
    available: { amount: 5_000_000, currency: 'NGN' },
    daily_limit_left: { amount: 2_000_000, currency: 'NGN' },
    payouts_paused: false,
    payouts_on_hold_until: null,
  }
  server.use(answers('walletGet', wallet))
  const sent = takes('post', '/me/wallet/withdrawals', examples.payoutsGet.body, 201)
  visit('/me/wallet')
  await userEvent.click(await screen.findByRole('button', { name: 'Withdraw' }))
  const dialog = screen.getByRole('dialog')
  const amount = within(dialog).getByLabelText('Amount')
  await userEvent.clear(amount)
  await userEvent.type(amount, '20,000.01')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Withdraw' }))
  expect(await within(dialog).findByText('At most ₦20,000 today.')).toBeTruthy()
  await userEvent.clear(amount)
  await userEvent.type(amount, '20,000')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Withdraw' }))
  await screen.findByText(/is on its way to your bank/)
  expect(sent).toEqual([{ amount: { amount: 2_000_000, currency: 'NGN' } }])
})

test('a sale is part of the workshop, and what one bought oneself is part of the shop', async () => {
  server.use(answers('ordersGet', PAID))
  const sale = visit(`/orders/${PAID.id}`)
  expect(await screen.findAllByRole('link', { name: 'Sales', current: 'page' })).not.toHaveLength(0)
  sale.unmount()
  loggedInAs({ ...artisan, userId: PAID.buyer_id })
  visit(`/orders/${PAID.id}`)
  expect(await screen.findAllByRole('link', { name: 'Orders', current: 'page' })).not.toHaveLength(0)
})

test('an artisan accepts an order', async () => {
  server.use(answers('ordersGet', PAID))
  const sent = takes('post', '/orders/:order_id/accept', { ...PAID, status: 'accepted' })
  visit(`/orders/${PAID.id}`)
  await userEvent.click(await screen.findByRole('button', { name: 'Accept the order' }))
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Accept' }))
  await screen.findByText('Accepted. The buyer is told.')
  expect(sent).toHaveLength(1)
})

test('what cannot be done is no button, and says why not', async () => {
  const detail = "This order is being charged back by the buyer's bank; that has to end first."
  const refused = { action: 'offer_refund', allowed: false, reason: 'bank_asks', detail }
  server.use(answers('ordersGet', { ...PAID, status: 'accepted', actions: [may('ship'), refused] }))
  visit(`/orders/${PAID.id}`)
  expect(await screen.findByRole('button', { name: 'It is on its way' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Offer money back' })).toBeNull()
  expect(screen.getByRole('list', { name: 'Not possible now' }).textContent).toBe(`Offer money back: ${detail}`)
})

test('no more is offered back than the API says is left', async () => {
  const left = may('offer_refund', { maximum: { amount: 500_000, currency: 'NGN' } })
  server.use(answers('ordersGet', { ...PAID, status: 'accepted', actions: [may('ship'), left] }))
  visit(`/orders/${PAID.id}`)
  await userEvent.click(await screen.findByRole('button', { name: 'Offer money back' }))
  await userEvent.type(screen.getByLabelText('Amount'), '6000')
  expect(screen.getByText('Write an amount up to ₦5,000.')).toBeTruthy()
})

test('the release code is six digits, whatever is typed', async () => {
  server.use(
    answers('ordersGet', { ...PAID, status: 'delivered', actions: [may('enter_release_code', { attempts_left: 2 })] }),
  )
  const sent = takes('post', '/orders/:order_id/confirm', { ...PAID, status: 'completed' })
  visit(`/orders/${PAID.id}`)
  await userEvent.click(await screen.findByRole('button', { name: 'Enter the release code' }))
  const dialog = screen.getByRole('dialog')
  const send = within(dialog).getByRole('button', { name: 'Confirm the delivery' }) as HTMLButtonElement
  expect(within(dialog).getByText('Tries left: 2')).toBeTruthy()
  await userEvent.type(within(dialog).getByLabelText('Code'), '12 34')
  expect(send.disabled).toBe(true)
  await userEvent.type(within(dialog).getByLabelText('Code'), '56')
  await userEvent.click(send)
  await screen.findByText(/goes to your wallet/)
  expect(sent).toEqual([{ release_code: '123456' }])
})

test('a debt is explained', async () => {
  server.use(answers('walletGet', { ...examples.walletGet.body, debt: { amount: 300_000, currency: 'NGN' } }))
  visit('/me/wallet')
  expect(await screen.findByText('You owe ₦3,000')).toBeTruthy()
})

test('how goods get to buyers is said in one form, and sent as it is', async () => {
  server.use(answers('artisansGetOwn', { ...own, delivery_options: undefined }))
  const sent = takes('put', '/me/artisan/delivery-options', own)
  visit('/me/artisan/delivery')
  expect(await screen.findByText(/Without any of these you agree on it with each buyer/)).toBeTruthy()
  await userEvent.click(screen.getByRole('checkbox', { name: /I bring it myself/ }))
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Choose the state.')).toBeTruthy()
  expect(sent).toEqual([])
  await userEvent.selectOptions(screen.getByLabelText('State'), 'Lagos')
  await userEvent.type(screen.getByLabelText('Fee'), '3,000')
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))
  await screen.findByText(/Buyers see it from now on/)
  const fee = { amount: 300_000, currency: 'NGN' }
  expect(sent).toEqual([{ own_delivery: { areas: [{ area: 'NG-LA', fee }], days: 7 } }])
})

test('what the API refuses of the ways of delivery is said', async () => {
  server.use(refuses('artisansSetDeliveryOptions', 'delivery-options', 422))
  visit('/me/artisan/delivery')
  await userEvent.click(await screen.findByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Please check how your goods get to buyers')).toBeTruthy()
})

test('a break has a day, and ends with a press', async () => {
  const sent = takes('put', '/me/artisan/away', { ...own, away_until: '2099-12-08T00:00:00.000Z' })
  visit('/me/artisan/delivery')
  const button = await screen.findByRole('button', { name: 'Take no orders until then' })
  expect((button as HTMLButtonElement).disabled).toBe(true)
  await userEvent.type(screen.getByLabelText('Back on'), '2099-12-08')
  await userEvent.click(button)
  expect(await screen.findByRole('button', { name: 'I am back' })).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'I am back' }))
  await waitFor(() => expect(sent).toEqual([{ back_on: '2099-12-08' }, {}]))
})
