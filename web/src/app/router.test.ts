import { createMemoryHistory } from '@tanstack/react-router'
import { expect, test } from 'vitest'
import { makeRouter } from './router'

const pageOf = (router: ReturnType<typeof makeRouter>) => router.state.matches.at(-1)?.routeId

test('the first page knows the shop alone; another page is found where it was asked for', async () => {
  const router = makeRouter(createMemoryHistory({ initialEntries: ['/cart'] }))
  expect(Object.keys(router.routesById).filter(id => !/^(__root__|\/_shop.*)$/.test(id))).toEqual([])
  await router.load()
  expect(pageOf(router)).toBe('/_shop/cart')

  await router.navigate({ to: '/login', search: { next: '/orders' }, hash: 'here' })
  expect(pageOf(router)).toBe('/_auth/login')
  expect(router.state.location.href).toBe('/login?next=%2Forders#here')
  expect(router.history.length).toBe(2)
})
