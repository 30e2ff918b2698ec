import { readFileSync } from 'node:fs'
import { createMemoryHistory } from '@tanstack/react-router'
import { expect, test } from 'vitest'
import { addEveryPage, makeRouter } from './router'

const router = makeRouter(createMemoryHistory())
await addEveryPage(router)
const isPage = (path: string): boolean => router.getMatchedRoutes(path)[2]?.id !== '/_shop/$'
/** What the rules print of what people are told, and of where that leads. */
const told = readFileSync('../docs/notices.md', 'utf8')
const paths = (pattern: RegExp): string[] => [...told.matchAll(pattern)].map(([, path]) => path ?? '')

test('every link in a notice leads to a page', () => {
  const links = paths(/leads to `([^`]+)`/gi)
  expect(links.length).toBeGreaterThan(50)
  expect([...new Set(links)].filter(path => !isPage(path))).toEqual([])
})

test('every path that a notice, a mail or a gateway leads to has a page', () => {
  const listed = paths(/^\| `(\/[^`?]*)/gm)
  expect(listed.length).toBeGreaterThan(10)
  expect(listed.filter(path => !isPage(path))).toEqual([])
})

test('an address that nobody made is no page', () => {
  expect(['/forgot-password', '/orders/ord_1/more', '/nothing'].filter(isPage)).toEqual([])
})
