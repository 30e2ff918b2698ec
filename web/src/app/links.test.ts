import { readFileSync } from 'node:fs'
import { createMemoryHistory } from '@tanstack/react-router'
import { expect, test } from 'vitest'
import { makeRouter } from './router'

const router = makeRouter(createMemoryHistory())
const isPage = (path: string): boolean => {
  const [, params, found] = router.getMatchedRoutes(path)
  // What is left over of an address that only begins like one of a page.
  return found !== undefined && !('**' in params)
}

test('every link in a notice or a mail leads to a page', () => {
  const told = readFileSync('../docs/notices.md', 'utf8')
  const links = [...told.matchAll(/leads to `([^`]+)`/gi)].map(([, path]) => path ?? '')
  expect(links.length).toBeGreaterThan(50)
  expect([...new Set(links)].filter(path => !isPage(path))).toEqual([])
})

test('an address that nobody made is no page', () => {
  expect(['/forgot-password', '/orders/ord_1/more', '/nothing'].filter(isPage)).toEqual([])
})
