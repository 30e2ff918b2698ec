import { QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { queryClient } from '~/app/query-client'
import { buyer } from '~/testing/people'
import { loggedInAs, tokensOf } from '~/testing/render'
import { answers, losesAnswer, refuses, server } from '~/testing/server'
import { useAction } from './action'

const ORDER = 'ord_01K9DJ8FSSZ5AWSH8VHTPRE95B'
const confirmed = { id: ORDER, status: 'completed' }

const confirming = (onDone?: (answer: unknown) => void) =>
  renderHook(() => useAction('post', '/orders/{order_id}/confirm', { scope: ORDER, onDone }), {
    wrapper: ({ children }) => <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>,
  })
const run = { path: { order_id: ORDER } }

beforeEach(() => {
  loggedInAs(buyer)
  server.use(answers('identityRefresh', { ...tokensOf(buyer), refresh_token: 'next' }))
  vi.useFakeTimers({ toFake: ['setTimeout'] })
})
afterEach(() => vi.useRealTimers())

const settle = async (until: () => boolean) => {
  for (let turn = 0; turn < 200 && !until(); turn += 1) {
    await act(async () => {
      await vi.advanceTimersByTimeAsync(500)
    })
    await new Promise(done => setImmediate(done))
  }
  expect(until()).toBe(true)
}

test('after a lost answer the same request goes out under the same key, until one comes', async () => {
  const keys: (string | null)[] = []
  server.use(losesAnswer('ordersConfirm', 2, confirmed, request => keys.push(request.headers.get('idempotency-key'))))
  const done = vi.fn()
  const { result } = confirming(done)
  act(() => void result.current.run(run))
  await settle(() => result.current.state.at === 'done')
  expect(keys).toHaveLength(3)
  expect(new Set(keys).size).toBe(1)
  expect(done).toHaveBeenCalledOnce()
  expect(Object.keys(sessionStorage)).toEqual([])
})

test('a reload goes on with what was confirmed, under the same key', async () => {
  const keys: (string | null)[] = []
  const see = (request: Request) => keys.push(request.headers.get('idempotency-key'))
  server.use(losesAnswer('ordersConfirm', 1, confirmed, see))
  const before = confirming()
  act(() => void before.result.current.run(run))
  await settle(() => before.result.current.state.at === 'checking')
  before.unmount()
  const done = vi.fn()
  const after = confirming(done)
  await settle(() => after.result.current.state.at === 'done')
  expect(new Set(keys).size).toBe(1)
  expect(done).toHaveBeenCalledWith(confirmed, expect.anything(), run)
})

test('when no answer comes for long, the person is asked, and asks again under the same key', async () => {
  const keys: (string | null)[] = []
  server.use(losesAnswer('ordersConfirm', 6, confirmed, request => keys.push(request.headers.get('idempotency-key'))))
  const { result } = confirming()
  act(() => void result.current.run(run))
  await settle(() => result.current.state.at === 'unknown')
  act(() => result.current.again())
  await settle(() => result.current.state.at === 'done')
  expect(keys).toHaveLength(7)
  expect(new Set(keys).size).toBe(1)
})

test('a refusal is an answer: it is said, and the next press is something new', async () => {
  server.use(refuses('ordersConfirm', 'order-state', 409))
  const { result } = confirming()
  act(() => void result.current.run(run))
  await settle(() => result.current.state.at === 'failed')
  expect(result.current.state).toMatchObject({ problem: { problem: 'order-state' } })
  expect(Object.keys(sessionStorage)).toEqual([])
})

test('without a network nothing is sent, and nothing waits to be', async () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  const { result } = confirming()
  await act(async () => void (await result.current.run(run)))
  expect(result.current.state.at).toBe('offline')
  expect(Object.keys(sessionStorage)).toEqual([])
})
