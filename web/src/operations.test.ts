import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { examples } from './testing/gen/examples'

// What no screen of this app asks for, and why.
const NOT_FOR_THE_WEB: Record<string, string> = {
  pagesArtisan: 'the page itself, before the app is there',
  pagesCategory: 'the page itself, before the app is there',
  pagesProduct: 'the page itself, before the app is there',
  pagesSitemap: 'for search engines',
  identityJwks: 'for who checks tokens',
  platformHealth: 'for monitors',
  paymentsWebhookFlutterwave: 'for the gateway',
  paymentsWebhookPaystack: 'for the gateway',
  offersGet: 'an offer of its own is part of a product and of two lists',
  paymentsFind: 'the reference that a gateway brings back is the payment itself, so the app asks for that',
}

const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'gen' || entry.name === 'testing' ? [] : sources(path)
    return /\.tsx?$/.test(path) && !/\.(test|gen)\./.test(path) ? [readFileSync(path, 'utf8')] : []
  })

test('every operation of the API is used by a screen, or is said not to be for the web', () => {
  const code = [...sources('src'), ...sources('packages/client/src')]
    .join('\n')
    .replace(/\s+/g, ' ')
    .replaceAll('( ', '(')
  const used = ({ method, path }: { method: string; path: string }): boolean => {
    const verb = method.toUpperCase()
    if (code.includes(`${verb}('${path}'`)) return true
    if (method === 'get') return code.includes(`q('${path}'`) || code.includes(`list('${path}'`)
    // The session sends what it is made of by itself.
    const bySession = [`#post('${path}'`, `#enter('${path}'`].some(call => code.includes(call))
    return code.includes(`'${method}', '${path}'`) || (verb === 'POST' && bySession)
  }
  const missing = Object.entries(examples).filter(([id, one]) => !used(one) && !(id in NOT_FOR_THE_WEB))
  expect(missing.map(([id, { path }]) => `${id} ${path}`)).toEqual([])
})

test('what is said not to be for the web exists', () => {
  expect(Object.keys(NOT_FOR_THE_WEB).filter(id => !(id in examples))).toEqual([])
})
