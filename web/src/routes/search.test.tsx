import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import { examples } from '~/testing/gen/examples'
import { visit } from '~/testing/render'
import { answers, refuses, server } from '~/testing/server'

const example = examples.searchProducts.body
const NOTHING = {
  ...example,
  items: [],
  total: 0,
  facets: { categories: [], states: [], tiers: [], in_stock: 0, stars: [], attributes: [] },
}

/** What the app looks for, as the API is asked. */
function asked(answer: object = example): URLSearchParams[] {
  const seen: URLSearchParams[] = []
  server.use(
    http.get('http://localhost:3000/api/search', ({ request }) => {
      seen.push(new URL(request.url).searchParams)
      return HttpResponse.json(answer)
    }),
  )
  return seen
}

test('the field of the shop leads to what was found, with the words marked', async () => {
  const seen = asked()
  const { router } = visit('/')
  await userEvent.type(await screen.findByRole('combobox', { name: 'Search the shop' }), ' table {Enter}')
  expect(await screen.findByRole('heading', { level: 1, name: '“table”' })).toBeTruthy()
  expect(router.state.location.search).toEqual({ q: 'table' })
  expect(seen[0]?.get('q')).toBe('table')
  const result = within(await screen.findByRole('region', { name: 'What was found' }))
  const title = result.getByRole('link', { name: 'Iroko dining table' })
  expect(title.querySelector('mark')?.textContent).toBe('table')
  expect(result.getByText("Ada's Woodwork")).toBeTruthy()
  expect(screen.getByText('1 thing found')).toBeTruthy()
  expect(within(screen.getByRole('navigation', { name: 'Artisans who fit' })).getByRole('link')).toBeTruthy()
})

test('while somebody types, the field offers how it may go on, and what is taken is looked for', async () => {
  const { router, container } = visit('/cart')
  const field = await screen.findByRole('combobox', { name: 'Search the shop' })
  await userEvent.type(field, 'maho')
  await waitFor(() => expect(container.querySelector('datalist option')?.getAttribute('value')).toBe('mahogany'))
  fireEvent.input(field, { target: { value: 'mahogany' }, inputType: 'insertReplacementText' })
  await waitFor(() => expect(router.state.location.search).toEqual({ q: 'mahogany' }))
})

test('suggestions that do not come hinder nobody', async () => {
  server.use(refuses('searchSuggest', 'invalid-query', 400))
  const { router } = visit('/cart')
  await userEvent.type(await screen.findByRole('combobox', { name: 'Search the shop' }), 'lamp{Enter}')
  await waitFor(() => expect(router.state.location.pathname).toBe('/search'))
})

test('a filter is in the address, counts at once, and is taken away alone', async () => {
  const seen = asked()
  const { router } = visit('/search?q=table&in_stock=true')
  await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Category' }), 'Furniture (1)')
  await waitFor(() =>
    expect(router.state.location.search).toEqual({ q: 'table', category: 'furniture', in_stock: true }),
  )
  await waitFor(() => expect(seen.at(-1)?.toString()).toBe('q=table&category=furniture&in_stock=true'))
  const active = screen.getByRole('list', { name: 'Filters that are set' })
  await userEvent.click(within(active).getByRole('link', { name: 'Without In stock' }))
  await waitFor(() => expect(router.state.location.search).toEqual({ q: 'table', category: 'furniture' }))
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Sort' }), 'Cheapest first')
  await waitFor(() => expect(seen.at(-1)?.get('sort')).toBe('price_up'))
})

test('prices are typed as they are written, and what is none is said', async () => {
  const { router } = visit('/search')
  const from = await screen.findByRole('textbox', { name: 'Price from' })
  await userEvent.type(from, 'cheap')
  await userEvent.click(screen.getByRole('button', { name: 'Show' }))
  expect(screen.getByRole('alert').textContent).toBe('A price is a number, such as 12,500.')
  await userEvent.clear(from)
  await userEvent.type(from, '₦12,500')
  await userEvent.click(screen.getByRole('button', { name: 'Show' }))
  await waitFor(() => expect(router.state.location.search).toEqual({ price_min: 1_250_000 }))
  expect(await screen.findByText('From ₦12,500')).toBeTruthy()
})

test('a category is narrowed down by what its products say of themselves', async () => {
  const seen = asked()
  const { router } = visit('/search?category=furniture')
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Iroko (1)' }))
  await waitFor(() => expect(seen.at(-1)?.get('attributes')).toBe('material:iroko'))
  const width = within(screen.getByRole('form', { name: 'Width' }))
  await userEvent.type(width.getByRole('textbox', { name: 'Width from (cm)' }), 'wide')
  await userEvent.click(width.getByRole('button', { name: 'Show by width' }))
  expect(width.getByRole('alert').textContent).toBe('Write figures, such as 90 or 90.5.')
  await userEvent.clear(width.getByRole('textbox', { name: 'Width from (cm)' }))
  await userEvent.type(width.getByRole('textbox', { name: 'Width from (cm)' }), '1,00')
  await userEvent.click(width.getByRole('button', { name: 'Show by width' }))
  await waitFor(() => expect(seen.at(-1)?.get('attributes')).toBe('material:iroko,width:100..'))
  expect(await screen.findByRole('link', { name: 'Without Width: from 100 cm' })).toBeTruthy()
  await userEvent.click(screen.getByRole('link', { name: 'Without Material: Iroko' }))
  await waitFor(() =>
    expect(router.state.location.search).toEqual({ category: 'furniture', attributes: 'width:100..' }),
  )
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Category' }), 'All')
  await waitFor(() => expect(router.state.location.search).toEqual({}))
})

test('where nothing was found, the words or the filters are the way on', async () => {
  server.use(answers('searchProducts', NOTHING), answers('searchArtisans', { items: [], next_cursor: null }))
  const { router, unmount } = visit('/search?q=xyzzy')
  expect(await screen.findByText('Nothing found for “xyzzy”')).toBeTruthy()
  expect(screen.getByText('Nothing found', { selector: '.vh' }).getAttribute('role')).toBe('status')
  expect(screen.queryByText(/\d things? found/)).toBeNull()
  expect(screen.queryByRole('navigation', { name: 'Artisans who fit' })).toBeNull()
  unmount()
  const narrowed = visit('/search?q=table&tier=trusted&sort=newest')
  await userEvent.click(await screen.findByRole('link', { name: 'Remove the filters' }))
  await waitFor(() => expect(narrowed.router.state.location.search).toEqual({ q: 'table', sort: 'newest' }))
  expect(router).not.toBe(narrowed.router)
})

test('what is well rated is asked for at a press, and said as a filter', async () => {
  const seen = asked()
  visit('/search?q=table&sort=rating')
  await userEvent.click(await screen.findByLabelText('4 stars and more (1)'))
  expect(await screen.findByRole('link', { name: 'Without 4 stars and more' })).toBeTruthy()
  await waitFor(() => expect(seen.at(-1)?.get('stars_min')).toBe('4'))
  expect(seen.at(-1)?.get('sort')).toBe('rating')
})

test('what has some of the words only says so', async () => {
  server.use(answers('searchProducts', { ...example, only_some_words: true }))
  visit('/search?q=iroko+throne')
  expect(await screen.findByText('Nothing has all of these words')).toBeTruthy()
})

test('a search that fails says what to do, and can be repeated', async () => {
  server.use(refuses('searchProducts', 'invalid-query', 400))
  visit('/search?q=table')
  expect(await screen.findByText('This list cannot be shown like that')).toBeTruthy()
  server.resetHandlers()
  await userEvent.click(screen.getByRole('button', { name: 'Show how it stands now' }))
  expect(await screen.findByRole('link', { name: 'Iroko dining table' })).toBeTruthy()
})

test('more is read on where the list goes on', async () => {
  const [one] = example.items
  const second = {
    ...one,
    product: { ...one.product, id: 'prd_01K9QKFBF5KZNWJ47TAN9ZT24Z' },
    title: [{ text: 'Second', marked: false }],
  }
  server.use(
    http.get('http://localhost:3000/api/search', ({ request }) =>
      HttpResponse.json(
        new URL(request.url).searchParams.has('cursor')
          ? { ...example, items: [second], total: 2 }
          : { ...example, next_cursor: 'more', total: 2 },
      ),
    ),
  )
  visit('/search')
  await userEvent.click(await screen.findByRole('button', { name: 'Show more' }))
  expect(await screen.findByRole('link', { name: 'Second' })).toBeTruthy()
  expect(screen.getByText('2 things found')).toBeTruthy()
})
