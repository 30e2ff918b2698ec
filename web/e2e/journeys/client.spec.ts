// The client package as other programs use it: built, in Node, without a browser.
import { execFileSync } from 'node:child_process'
import { expect, test } from '@playwright/test'
import type { Homify } from '../../packages/client/src/index'
import { sampleOf } from '../people'

type Client = typeof import('../../packages/client/src/index')

/** What others install. */
async function built(): Promise<Client> {
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: 'packages/client', stdio: 'inherit' })
  const name = '@homify/client'
  return (await import(name)) as Client
}

/** How many orders somebody has as a buyer, read two at a time. */
async function ordersOf({ allItems }: Client, { api }: Homify): Promise<string[]> {
  const found: string[] = []
  const read = async (cursor?: string) => {
    const { data } = await api.GET('/orders', { params: { query: { as: 'buyer', limit: 2, cursor } } })
    if (!data) throw new Error('a list has a body')
    return data
  }
  for await (const { id } of allItems(read)) found.push(id)
  return found
}

test('a program logs in, reads page by page, is refused in words, changes once, and leaves', async ({
  baseURL,
  request,
}) => {
  const client = await built()
  const { api, session } = client.createHomify({ baseUrl: `${baseURL}/api` })
  const { email, password } = await sampleOf(request, 'buyer')

  await expect(session.logIn(email, 'not the password of anybody')).rejects.toMatchObject({
    problem: 'wrong-credentials',
    status: 401,
  })
  await session.logIn(email, password)
  expect(session.who?.roles).toContain('buyer')

  const orders = await ordersOf(client, { api, session, tagOf: () => undefined })
  expect(orders.length).toBeGreaterThan(2)
  expect(new Set(orders).size).toBe(orders.length)

  // The token is got anew by itself.
  session.expire()
  const { data: me } = await api.GET('/me')
  expect(me?.email).toBe(email)

  const unknown = { path: { order_id: orders[0]?.replace(/.{4}$/, '0000') ?? '' } }
  const refused = await api.GET('/orders/{order_id}', { params: unknown }).catch(error => error)
  expect(refused).toBeInstanceOf(client.ApiProblem)
  expect(refused).toMatchObject({ problem: 'not-found', status: 404 })

  // The same, sent twice under one key, is done once.
  const header = { 'Idempotency-Key': client.newIdempotencyKey() }
  const ask = () =>
    api.POST('/uploads', { params: { header }, body: { purpose: 'evidence', media_type: 'image/jpeg', bytes: 1000 } })
  const [first, again] = [await ask(), await ask()]
  expect(first.data?.id).toMatch(/^upl_/)
  expect(again.data?.id).toBe(first.data?.id)

  await session.logOut()
  await expect(api.GET('/me')).rejects.toMatchObject({ problem: 'unauthenticated' })
})
