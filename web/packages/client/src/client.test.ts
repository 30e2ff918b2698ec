import { afterEach, expect, test, vi } from 'vitest'
import { ApiProblem, allItems, createHomify, isUnknown, type Kept, NoAnswer, newIdempotencyKey } from './index.js'

const API = 'https://api.test'
const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })
const tokens = (n: number, expires_in = 900) => ({
  access_token: `e30.${btoa(JSON.stringify({ sub: 'usr_1', roles: ['buyer'], n }))}.x`,
  token_type: 'Bearer',
  expires_in,
  refresh_token: `refresh-${n}`,
})
const problem = (name: string, status: number, more: object = {}) =>
  json(
    { type: `https://homify.example/problems/${name}`, title: name, status, detail: 'why', request_id: 'r1', ...more },
    status,
  )

/** An API that answers as it is told, and remembers what it was asked. */
function fakeApi(answer: (request: Request, nth: number) => Response | Promise<Response>) {
  const asked: { url: string; token: string | null; key: string | null; body: string }[] = []
  const fetch = vi.fn(async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init)
    const body = await request.clone().text()
    const { headers } = request
    asked.push({
      url: request.url.slice(API.length),
      token: headers.get('authorization'),
      key: headers.get('idempotency-key'),
      body,
    })
    return answer(request, asked.length)
  })
  return { asked, fetch: fetch as unknown as typeof globalThis.fetch }
}

const kept = (refreshToken: string | null): Kept => ({ who: { userId: 'usr_1', roles: ['buyer'] }, refreshToken })
const storeOf = (initial: Kept | null) => {
  let now = initial
  return {
    get: () => now,
    set: (next: Kept | null) => {
      now = next
    },
  }
}

afterEach(() => vi.useRealTimers())

test('a log-in tells who it is, and later calls carry its token', async () => {
  const { asked, fetch } = fakeApi(request =>
    request.url.endsWith('/login') ? json(tokens(1)) : json({ items: [], next_cursor: null }),
  )
  const { api, session } = createHomify({ baseUrl: API, fetch })
  await session.logIn('a@example.com', 'secret')
  await api.GET('/orders')
  expect(session.who).toEqual({ userId: 'usr_1', roles: ['buyer'] })
  expect(asked[1]?.token).toBe(`Bearer ${tokens(1).access_token}`)
})

test('what anybody may read is asked for without a token', async () => {
  const { asked, fetch } = fakeApi(() => json({ items: [] }))
  const { api } = createHomify({ baseUrl: API, fetch, store: storeOf(kept('refresh-0')) })
  await api.GET('/categories')
  expect(asked).toMatchObject([{ url: '/categories', token: null }])
})

test('many calls at once refresh once', async () => {
  const { asked, fetch } = fakeApi(request =>
    request.url.endsWith('/refresh') ? json(tokens(2)) : json({ items: [], next_cursor: null }),
  )
  const store = storeOf(kept('refresh-1'))
  const { api } = createHomify({ baseUrl: API, fetch, store })
  await Promise.all([api.GET('/orders'), api.GET('/orders'), api.GET('/notifications')])
  expect(asked.filter(({ url }) => url === '/auth/refresh')).toHaveLength(1)
  expect(store.get()?.refreshToken).toBe('refresh-2')
})

test('two tabs use one refresh token once: the second waits, and takes what the first got', async () => {
  const store = storeOf(kept('refresh-1'))
  let last = 1
  const used: string[] = []
  const { fetch } = fakeApi(async request => {
    if (!request.url.endsWith('/refresh')) return json({ items: [], next_cursor: null })
    used.push(((await request.json()) as { refresh_token: string }).refresh_token)
    last += 1
    return json(tokens(last))
  })
  let turn: Promise<unknown> = Promise.resolve()
  const lock = <T>(task: () => Promise<T>): Promise<T> => {
    const mine = turn.then(task)
    turn = mine.catch(() => undefined)
    return mine
  }
  const tabs = [1, 2].map(() => createHomify({ baseUrl: API, fetch, store, lock }))
  await Promise.all(tabs.map(tab => tab.api.GET('/orders')))
  expect(used).toEqual(['refresh-1', 'refresh-2'])
})

test('a call that was refused for its token is repeated with the next, under the same key', async () => {
  let refused = false
  const { asked, fetch } = fakeApi(request => {
    if (request.url.endsWith('/refresh')) return json(tokens(2))
    if (refused) return json({})
    refused = true
    return problem('token-expired', 401)
  })
  const { api, session } = createHomify({ baseUrl: API, fetch, store: storeOf(kept('refresh-1')) })
  await session.refresh()
  const key = newIdempotencyKey()
  await api.POST('/orders/{order_id}/confirm', {
    params: { path: { order_id: 'ord_1' }, header: { 'Idempotency-Key': key } },
  })
  expect(asked.filter(({ url }) => url.endsWith('/confirm')).map(one => one.key)).toEqual([key, key])
})

test('a wrong password is not sent twice', async () => {
  const { asked, fetch } = fakeApi(request =>
    request.url.endsWith('/refresh') ? json(tokens(2)) : problem('wrong-credentials', 401),
  )
  const { api } = createHomify({ baseUrl: API, fetch, store: storeOf(kept('refresh-1')) })
  await expect(api.PATCH('/me', { body: { name: 'Ada' } })).rejects.toMatchObject({ problem: 'wrong-credentials' })
  expect(asked.filter(({ url }) => url === '/me')).toHaveLength(1)
})

test('a session that has ended is dropped, and whoever listens is told', async () => {
  const { fetch } = fakeApi(request =>
    request.url.endsWith('/refresh') ? problem('refresh-token-invalid', 401) : problem('unauthenticated', 401),
  )
  const store = storeOf(kept('refresh-1'))
  const { api, session } = createHomify({ baseUrl: API, fetch, store })
  const told = vi.fn()
  session.subscribe(told)
  await expect(api.GET('/orders')).rejects.toMatchObject({ problem: 'unauthenticated' })
  expect(session.who).toBeNull()
  expect(store.get()).toBeNull()
  expect(told).toHaveBeenCalledOnce()
})

test('a refresh without an answer ends nothing', async () => {
  const { fetch } = fakeApi(() => Promise.reject(new TypeError('network')))
  const store = storeOf(kept('refresh-1'))
  const { api, session } = createHomify({ baseUrl: API, fetch, store })
  await expect(api.GET('/orders')).rejects.toBeInstanceOf(NoAnswer)
  expect(session.who).not.toBeNull()
  expect(store.get()?.refreshToken).toBe('refresh-1')
})

test('with cookies no token is kept where a script could read it', async () => {
  const { refresh_token: _, ...withoutToken } = tokens(1)
  const { asked, fetch } = fakeApi(() => json(withoutToken))
  const store = storeOf(null)
  const { session } = createHomify({ baseUrl: API, fetch, store, carrier: 'cookie' })
  await session.logIn('a@example.com', 'secret')
  expect(store.get()?.refreshToken).toBeNull()
  await session.refresh()
  await session.logOut()
  expect(asked.map(({ body }) => JSON.parse(body))).toEqual([
    { email: 'a@example.com', password: 'secret', cookie: true },
    { cookie: true },
    { cookie: true },
  ])
  expect(store.get()).toBeNull()
})

test('a refusal says which, with its facts, its fields and how long to wait', async () => {
  const { fetch } = fakeApi(() =>
    json(
      {
        type: 'https://homify.example/problems/out-of-stock',
        title: 't',
        status: 409,
        detail: '2 left',
        request_id: 'r1',
        left: 2,
        errors: [{ field: 'items', detail: 'too many' }],
      },
      409,
      { 'retry-after': '30' },
    ),
  )
  const { api } = createHomify({ baseUrl: API, fetch })
  const error = await api.GET('/orders').catch((cause: unknown) => cause)
  expect(error).toBeInstanceOf(ApiProblem)
  expect(error).toMatchObject({
    problem: 'out-of-stock',
    detail: '2 left',
    retryAfter: 30,
    requestId: 'r1',
    facts: { left: 2 },
  })
  expect((error as ApiProblem).field('items')).toBe('too many')
})

test('a time-out on the way is no answer; what the gateway refuses itself is one', async () => {
  const bare = (status: number) =>
    createHomify({ baseUrl: API, fetch: fakeApi(() => json({ message: 'x' }, status)).fetch })
      .api.GET('/orders')
      .catch((cause: unknown) => cause)
  const timedOut = await bare(504)
  expect(timedOut).toBeInstanceOf(NoAnswer)
  expect(isUnknown(timedOut)).toBe(true)
  const tooMany = await bare(429)
  expect(tooMany).toMatchObject({ problem: 'too-many-attempts' })
  expect(isUnknown(tooMany)).toBe(false)
})

test('a list is read to its end, over a page that is empty', async () => {
  const pages = [
    { items: [1], next_cursor: 'a' },
    { items: [], next_cursor: 'b' },
    { items: [2, 3], next_cursor: null },
  ]
  const asked: (string | undefined)[] = []
  const found: number[] = []
  for await (const item of allItems(async cursor => {
    asked.push(cursor)
    return pages[asked.length - 1] ?? { items: [], next_cursor: null }
  }))
    found.push(item)
  expect(found).toEqual([1, 2, 3])
  expect(asked).toEqual([undefined, 'a', 'b'])
})
