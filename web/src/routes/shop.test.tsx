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
