import { readFileSync } from 'node:fs'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
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

test('what needs a log-in leads there, and back', async () => {
  const { router } = visit('/orders')
  expect(await screen.findByRole('heading', { name: 'Log in' })).toBeTruthy()
  expect(router.state.location.search).toEqual({ next: '/orders' })
})

test('what index.html’s first script asks for ahead is what the first page asks for', async () => {
  const boot = readFileSync('public/boot.js', 'utf8')
  const ahead = [...boot.matchAll(/'(\/api\/[^']+)'/g)].map(([, address]) => address)
  const asked: string[] = []
  const note = ({ request }: { request: Request }) => {
    const { pathname, search } = new URL(request.url)
    asked.push(pathname + search)
  }
  server.events.on('request:start', note)
  visit('/')
  await screen.findByRole('link', { name: 'Furniture' })
  server.events.removeAllListeners()
  expect(asked.toSorted()).toEqual(ahead.toSorted())
})
