import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse, http } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { noteSeen } from '~/features/catalogue/seen-lately'
import { examples } from '~/testing/gen/examples'
import { buyer } from '~/testing/people'
import { loggedInAs, tokensOf, visit } from '~/testing/render'
import { answers, refuses, server, takes } from '~/testing/server'

const product = examples.catalogueGetProduct.body
const listed = examples.catalogueListProducts.body.items[0]
const kept = (id: string) => ({ id, kept_at: '2026-11-20T18:02:33.481Z' })
const home = examples.usersAddresses.body.addresses[0]
const work = { ...home, address: '3 Herbert Macaulay Way', city: 'Yaba' }

beforeEach(() => {
  server.use(
    answers('identityRefresh', tokensOf(buyer)),
    answers('usersFavourites', { products: [], artisans: [] }),
    answers('usersAddresses', { addresses: [] }),
  )
})

/** Keeps which favourites are put and deleted. */
const told = (): string[] => {
  const seen: string[] = []
  const note = ({ request }: { request: Request }) => {
    seen.push(`${request.method} ${new URL(request.url).pathname}`)
    return new HttpResponse(null, { status: 204 })
  }
  const address = 'http://localhost:3000/api/me/favourites/:subject'
  server.use(http.put(address, note), http.delete(address, note))
  return seen
}

test('a product is kept and kept no longer by one button', async () => {
  loggedInAs(buyer)
  const seen = told()
  visit(`/products/${product.id}`)
  const keep = await screen.findByRole('button', { name: `Keep ${product.title}` })
  await waitFor(() => expect(keep.hasAttribute('disabled')).toBe(false))
  expect(keep.getAttribute('aria-pressed')).toBe('false')
  await userEvent.click(keep)
  await waitFor(() => expect(keep.getAttribute('aria-pressed')).toBe('true'))
  await userEvent.click(keep)
  await waitFor(() => expect(keep.getAttribute('aria-pressed')).toBe('false'))
  expect(seen).toEqual([`PUT /api/me/favourites/${product.id}`, `DELETE /api/me/favourites/${product.id}`])
})

test('who is not logged in is led to the log-in, and comes back', async () => {
  visit(`/products/${product.id}`)
  const link = await screen.findByRole('link', { name: `Log in to keep ${product.title}` })
  expect(link.getAttribute('href')).toBe(`/login?next=${encodeURIComponent(`/products/${product.id}`)}`)
})

test('favourites show what they are now, and what is gone says so and can be removed', async () => {
  loggedInAs(buyer)
  const gone = 'prd_01K93M0T5Q7V9X1Z3B5D7F9H1K'
  server.use(
    answers('usersFavourites', { products: [kept(listed.id), kept(gone)], artisans: [kept(listed.artisan_id)] }),
    answers('catalogueListProducts', { items: [listed], next_cursor: null }),
    refuses('artisansGet', 'not-found', 404),
  )
  const seen = told()
  visit('/favourites')
  expect(await screen.findByRole('link', { name: listed.title })).toBeTruthy()
  expect(await screen.findByText('A product that you kept is not in the shop now.')).toBeTruthy()
  expect(await screen.findByText('An artisan whom you kept is not in the shop now.')).toBeTruthy()
  const [first] = screen.getAllByRole('button', { name: 'Remove it' })
  if (first) await userEvent.click(first)
  await waitFor(() => expect(seen).toEqual([`DELETE /api/me/favourites/${gone}`]))
})

test('without favourites there is a way to the shop, and what was seen lately is there until it is forgotten', async () => {
  loggedInAs(buyer)
  noteSeen(listed.id)
  server.use(answers('catalogueListProducts', { items: [listed], next_cursor: null }))
  visit('/favourites')
  expect(await screen.findByText('Nothing is kept yet')).toBeTruthy()
  expect(await screen.findByRole('link', { name: listed.title })).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Forget what I looked at' }))
  expect(screen.queryByRole('heading', { name: 'Seen lately on this device' })).toBeNull()
  expect(localStorage.getItem('homify.seen')).toBeNull()
})

test('a first address is added, with what the account knows already', async () => {
  loggedInAs(buyer)
  const sent = takes('put', '/me/addresses', { addresses: [home] })
  visit('/addresses')
  await userEvent.click(await screen.findByRole('button', { name: 'Add an address' }))
  const dialog = within(screen.getByRole('dialog'))
  expect((dialog.getByLabelText('Who receives it') as HTMLInputElement).value).toBe(examples.usersGetMe.body.name)
  await userEvent.type(dialog.getByLabelText('Street and house'), home.address)
  await userEvent.type(dialog.getByLabelText('Town or city'), home.city)
  await userEvent.selectOptions(dialog.getByLabelText('State'), home.area)
  await userEvent.click(dialog.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('A checkout begins with it')).toBeTruthy()
  expect(sent).toMatchObject([{ addresses: [{ address: home.address, phone: home.phone, area: home.area }] }])
})

test('another address is used first, and one is removed', async () => {
  loggedInAs(buyer)
  server.use(answers('usersAddresses', { addresses: [home, work] }))
  const sent = takes('put', '/me/addresses', { addresses: [work, home] })
  visit('/addresses')
  await userEvent.click(await screen.findByRole('button', { name: /^Begin with .*Yaba/ }))
  await waitFor(() => expect(sent).toEqual([{ addresses: [work, home] }]))
  await userEvent.click(await screen.findByRole('button', { name: /^Remove .*Ikeja/ }))
  await waitFor(() => expect(sent[1]).toEqual({ addresses: [work] }))
})
