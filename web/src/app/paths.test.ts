import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { makeRouter } from './router'

/** The paths that notices, mails and gateways lead to, as the rules print them. */
const printed = readFileSync('../docs/notices.md', 'utf8')
const paths = [...printed.matchAll(/^\| `(\/[^`?]*)/gm)].map(([, path]) => path as string)

test('every path that a notice, a mail or a gateway leads to has a page', () => {
  expect(paths.length).toBeGreaterThan(10)
  const pages = Object.keys(makeRouter().routesByPath).map(page => page.replace(/\$\w+/g, '$'))
  for (const path of paths) {
    expect(pages, path).toContain(path.replace(/\{\w+\}/g, '$'))
  }
})
