import { dehydrate, QueryClient } from '@tanstack/react-query'
import { get } from 'idb-keyval'
import { expect, test, vi } from 'vitest'
import { order } from '~/features/orders/queries'
import { examples } from '~/testing/gen/examples'
import { startKeeping } from './keep'
import { queryClient } from './query-client'

vi.mock('idb-keyval', () => ({
  createStore: () => ({}),
  get: vi.fn(),
  set: async () => undefined,
  del: async () => undefined,
}))

test('what was kept is there at once, and is asked for anew however young it is', async () => {
  const { body } = examples.ordersGet
  const before = new QueryClient()
  before.setQueryData([...order(body.id).queryKey], body)
  vi.mocked(get).mockResolvedValue({ release: __RELEASE__, at: Date.now(), state: dehydrate(before) })
  await startKeeping()
  const query = queryClient.getQueryCache().find({ queryKey: order(body.id).queryKey })
  expect(query?.state.data).toEqual(body)
  expect(query?.isStale()).toBe(true)
})
