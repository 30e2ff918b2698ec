import { readFileSync } from 'node:fs'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { examples } from '~/testing/gen/examples'
import { visit } from '~/testing/render'
import { answers, refuses, server } from '~/testing/server'

test('the shop shows its categories and what is new', async () => {
  visit('/')
  expect(await screen.findByRole('heading', { level: 1 })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Furniture' })).toBeTruthy()
})

test('an empty shelf says what will be here, with a way on', async () => {
  server.use(answers('catalogueListProducts', { items: [], next_cursor: null }))
  visit('/')
  expect(await screen.findByText('The shelves are being filled')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Sell on Homify' })).toBeTruthy()
})

test('a failure says what is safe, and can be repeated', async () => {
  server.use(refuses('catalogueListProducts', 'invalid-query', 400))
  visit('/')
  expect(await screen.findByText('This list cannot be shown like that')).toBeTruthy()
  server.resetHandlers()
  await userEvent.click(screen.getByRole('button', { name: 'Show how it stands now' }))
  expect(await screen.findByRole('link', { name: 'Furniture' })).toBeTruthy()
})

test('a product goes into the cart, and stays there', async () => {
  const { unmount } = visit('/products/prd_01K9QKFBF5KZNWJ47TAN9ZT24M')
  await userEvent.click(await screen.findByRole('button', { name: 'Put into the cart' }))
  expect(await screen.findByRole('heading', { name: 'Your cart' })).toBeTruthy()
  unmount()
  visit('/cart')
  expect(await screen.findByRole('link', { name: 'Iroko dining table' })).toBeTruthy()
})

test('a product says what it is made of and how wide it is, and its pictures what they show', async () => {
  const one = examples.catalogueGetProduct.body
  const images = one.images.map(image => ({ ...image, alt: 'The table with six chairs' }))
  server.use(answers('catalogueGetProduct', { ...one, images }))
  const { unmount } = visit(`/products/${one.id}`)
  expect(await screen.findByRole('heading', { name: 'Details' })).toBeTruthy()
  expect(screen.getByText('180 cm')).toBeTruthy()
  expect(screen.getByRole('img', { name: 'The table with six chairs' })).toBeTruthy()
  unmount()
  server.use(answers('catalogueGetProduct', { ...one, id: 'prd_01K9QKFBF5KZNWJ47TAN9ZT24Z', attributes: undefined }))
  visit('/products/prd_01K9QKFBF5KZNWJ47TAN9ZT24Z')
  expect(await screen.findByRole('img', { name: `${one.title}, picture 1 of ${one.images.length}` })).toBeTruthy()
  expect(screen.queryByRole('heading', { name: 'Details' })).toBeNull()
})

test('a category leads to its parts, and a part back to it', async () => {
  const { router } = visit('/categories/furniture')
  const parts = await screen.findByRole('navigation', { name: 'Parts of this category' })
  await userEvent.click(within(parts).getByRole('link', { name: 'Beds' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Beds' })).toBeTruthy()
  expect(screen.queryByRole('navigation', { name: 'Parts of this category' })).toBeNull()
  await userEvent.click(screen.getByRole('link', { name: 'Furniture' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Furniture' })).toBeTruthy()
  expect(router.state.location.pathname).toBe('/categories/furniture')
})

test('what needs a log-in leads there, and back', async () => {
  const { router } = visit('/orders')
  expect(await screen.findByRole('heading', { name: 'Log in' })).toBeTruthy()
  expect(router.state.location.search).toEqual({ next: '/orders' })
})

/** What index.html’s first script asks for ahead at an address. */
function askedAhead(pathname: string): string[] {
  const asked: string[] = []
  const ask = (address: string) => {
    asked.push(address)
    return Promise.reject(new Error('no answer'))
  }
  const start = new Function('location', 'fetch', readFileSync('public/start.js', 'utf8'))
  start({ pathname }, ask)
  globalThis.homifyAhead = undefined
  return asked
}

/** What the app asks for at an address, once `heading` is there. */
async function askedBy(pathname: string, heading: string): Promise<string[]> {
  const asked: string[] = []
  server.events.on('request:start', ({ request }) => {
    const { pathname, search } = new URL(request.url)
    asked.push(pathname + search)
  })
  visit(pathname)
  await screen.findByRole('heading', { level: 1, name: heading })
  server.events.removeAllListeners()
  return asked
}

test('the table of all pages is asked for at once where a visit begins outside the shop, and only there', () => {
  const source = readFileSync('public/start.js', 'utf8').replace(
    'const CODE = {}',
    "const CODE = { else: ['/all.js'] }",
  )
  const asksForAll = (pathname: string): boolean => {
    new Function('location', 'fetch', source)({ pathname }, () => Promise.reject(new Error('no answer')))
    globalThis.homifyAhead = undefined
    const asked = document.head.querySelectorAll('link[href="/all.js"]')
    for (const link of asked) link.remove()
    return asked.length > 0
  }
  expect(['/orders', '/login', '/me/products'].filter(asksForAll)).toHaveLength(3)
  expect(['/', '/cart', '/search', '/products/prd_1'].filter(asksForAll)).toEqual([])
})

for (const [pathname, heading] of [
  ['/', 'Made by hand, paid with peace of mind'],
  ['/categories/furniture', 'Furniture'],
  ['/products/prd_01K9QKFBF5KZNWJ47TAN9ZT24M', 'Iroko dining table'],
  ['/artisans/art_01K93E28JT97KB6CQ643DZVMXX', "Ada's Woodwork"],
] as const) {
  test(`what is asked for ahead is what the page asks for: ${pathname}`, async () => {
    const ahead = askedAhead(pathname)
    expect(ahead).toHaveLength(2)
    expect(await askedBy(pathname, heading)).toEqual(expect.arrayContaining(ahead))
  })
}

test('nothing is asked for ahead where nobody would ask for it', () => {
  for (const pathname of ['/orders', '/products', '/products/prd_1/more', '/categories/', '/login']) {
    expect(askedAhead(pathname), pathname).toEqual([])
  }
})

test('what was asked for ahead is not asked for again, unless its answer was lost', async () => {
  const [categories, products] = askedAhead('/')
  globalThis.homifyAhead = {
    [categories ?? '']: Promise.resolve(Response.json(examples.catalogueCategories.body)),
    [products ?? '']: Promise.reject(new Error('lost')),
  }
  expect(await askedBy('/', 'Made by hand, paid with peace of mind')).toEqual([products])
  globalThis.homifyAhead = undefined
})

/** The page as it comes from the server, with `answers` in it. */
function bringing(answers: Record<string, unknown>) {
  document.head.append(Object.assign(document.createElement('link'), { rel: 'canonical', href: '/' }))
  const data = Object.assign(document.createElement('script'), { type: 'application/json', id: 'answers' })
  data.textContent = JSON.stringify(answers)
  document.body.append(data)
}

test('a page that was made for the visit asks for nothing, neither ahead nor when the app is there', async () => {
  const product = examples.catalogueGetProduct.body
  bringing({
    '/api/categories': examples.catalogueCategories.body,
    [`/api/products/${product.id}`]: product,
    [`/api/artisans/${product.artisan_id}`]: examples.artisansGet.body,
  })
  expect(askedAhead(`/products/${product.id}`)).toEqual([])
  expect(await askedBy(`/products/${product.id}`, product.title)).toEqual([])
  document.querySelector('link[rel=canonical]')?.remove()
})

test('what a page did not bring is asked for', async () => {
  bringing({ '/api/categories': examples.catalogueCategories.body })
  const product = examples.catalogueGetProduct.body
  const asked = await askedBy(`/products/${product.id}`, product.title)
  expect(asked).toContain(`/api/products/${product.id}`)
  expect(asked).not.toContain('/api/categories')
  document.querySelector('link[rel=canonical]')?.remove()
})

test('an address without a page says so in the frame of the shop, also one that begins like a page', async () => {
  for (const path of ['/nothing/at/all', '/products/prd_1/more']) {
    const { unmount } = visit(path)
    expect(await screen.findByRole('heading', { name: 'This page is not here' })).toBeTruthy()
    expect(screen.getAllByRole('main')).toHaveLength(1)
    unmount()
  }
})
