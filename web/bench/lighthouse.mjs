// How fast the pages of the shop are, by Lighthouse on a local cloud: `npm run bench [-- --runs 5] [-- --write]`. Prints a table and
// what costs points, and fails below what is wanted; `--write` puts the table into docs/performance.md. `--check` looks at two pages
// once, for what does not depend on the machine: accessibility, best practices and what search engines need.
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { parseArgs } from 'node:util'
import { brotliCompressSync, constants } from 'node:zlib'
import { killAll, launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    write: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
  },
})
const stack = new URL(process.env.HOMIFY_WEB_URL ?? 'http://127.0.0.1:4569')
/** The least score of each category. */
const WANTED = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 }
/** Milliseconds until the largest of the page is there, at most, on the slow network. */
const LCP_MAX = 4000
// Mobile telephones of Nigeria on a bad day, really throttled; Lighthouse's own bad network is 150 ms and 1.6 Mbps.
const SLOW = {
  onlyCategories: ['performance'],
  throttlingMethod: 'devtools',
  throttling: {
    requestLatencyMs: 400,
    downloadThroughputKbps: 400,
    uploadThroughputKbps: 400,
    cpuSlowdownMultiplier: 1,
    rttMs: 0,
    throughputKbps: 0,
  },
}

// However this ends, no browser stays: one that did not start in time is known to the launcher alone, which kills on Ctrl-C only.
process.on('exit', killAll)
for (const [signal, number] of [
  ['SIGHUP', 1],
  ['SIGTERM', 15],
])
  process.on(signal, () => process.exit(128 + number))

/** The stack at an address of its own, as its edge would serve it: what the local cloud leaves out is the compression. */
const edge = createServer((asked, answer) => {
  const { method, headers, url } = asked
  const upstream = request({ host: stack.hostname, port: stack.port, path: url, method, headers }, got => {
    const parts = []
    got.on('data', part => parts.push(part))
    got.on('end', () => {
      const body = Buffer.concat(parts)
      const text = /text|javascript|json|svg/.test(got.headers['content-type'] ?? '')
      const { 'content-length': _, 'transfer-encoding': __, ...kept } = got.headers
      const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }
      answer.writeHead(got.statusCode ?? 502, text ? { ...kept, 'content-encoding': 'br' } : kept)
      // Pictures are named with the address that the stack knows.
      const own = () => body.toString().replaceAll(stack.origin, `http://${headers.host}`)
      answer.end(text ? brotliCompressSync(own(), quality) : body)
    })
  })
  upstream.on('error', () => answer.writeHead(502).end())
  asked.pipe(upstream)
})
await new Promise(resolve => edge.listen(0, '127.0.0.1', resolve))
const origin = `http://127.0.0.1:${edge.address().port}`

const { items } = await (await fetch(`${origin}/api/products?category=furniture&limit=1`)).json()
const pages = [
  ['home', '/'],
  ['a category', '/categories/furniture'],
  ['a product', `/products/${items[0].id}`],
  ['an artisan', `/artisans/${items[0].artisan_id}`],
  ['log-in', '/login'],
].filter(([name]) => name.includes(options.only))

const median = values => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
const flags = ['--headless=new', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]

/** One look at a page, by a browser that was never here. */
async function look(path, settings, again = false) {
  const chrome = await launch({ chromePath: process.env.HOMIFY_CHROMIUM ?? '/usr/bin/chromium', chromeFlags: flags })
  try {
    const { lhr } = await lighthouse(origin + path, { port: chrome.port, logLevel: 'error', ...settings })
    if (!lhr.runtimeError) return lhr
    if (again) throw new Error(lhr.runtimeError.message)
  } finally {
    chrome.kill()
  }
  // A busy machine loses a trace now and then.
  return look(path, settings, true)
}

const short = []
const costs = new Map()
/** The scores of `looks` in each of `ids`, and what took points from them. */
function scores(name, ids, looks) {
  for (const { categories, audits } of looks) {
    for (const { id, weight } of ids.flatMap(id => categories[id].auditRefs)) {
      const { score, title, displayValue } = audits[id]
      if (weight > 0 && score !== null && score < 0.9) costs.set(`${name}: ${title}`, displayValue ?? '')
    }
  }
  return ids.map(id => {
    const score = Math.round(100 * median(looks.map(one => one.categories[id].score ?? 0)))
    if (score < WANTED[id]) short.push(`${name}: ${id} is ${score} of ${WANTED[id]}`)
    return score
  })
}

async function check() {
  const ids = Object.keys(WANTED).filter(id => id !== 'performance')
  const few = pages.filter(([, path]) => path === '/' || path.startsWith('/products/'))
  for (const [name, path] of few) scores(name, ids, [await look(path, { onlyCategories: ids })])
}

async function measure() {
  const ids = Object.keys(WANTED)
  const lines = [
    '| page | performance | accessibility | best practices | SEO | LCP at 400 ms, 400 kbps | CLS |',
    '|---|--:|--:|--:|--:|--:|--:|',
  ]
  for (const [name, path] of pages) {
    const [seen, slow] = [[], []]
    for (let run = 0; run < Number(options.runs); run += 1) {
      seen.push(await look(path, { onlyCategories: ids }))
      slow.push(await look(path, SLOW))
      process.stderr.write('.')
    }
    const lcp = median(slow.map(one => one.audits['largest-contentful-paint'].numericValue))
    const shift = median(slow.map(one => one.audits['cumulative-layout-shift'].numericValue))
    if (lcp > LCP_MAX) short.push(`${name}: the largest is there after ${Math.round(lcp)} ms of ${LCP_MAX}`)
    const cells = [...scores(name, ids, seen), `${(lcp / 1000).toFixed(1)} s`, shift.toFixed(2)]
    lines.push(`| ${[name, ...cells].join(' | ')} |`)
  }
  console.log(`\n${lines.join('\n')}\n`)
  if (options.write) {
    const file = new URL('../../docs/performance.md', import.meta.url)
    const text = readFileSync(file, 'utf8')
    writeFileSync(file, text.replace(/\| page \| performance .*\n(\|.*\n)*/, `${lines.join('\n')}\n`))
  }
}

await (options.check ? check() : measure())
edge.close()
for (const [what, value] of costs) console.log(`${what} ${value}`)
for (const line of short) console.error(`TOO LOW ${line}`)
process.exitCode = short.length > 0 ? 1 : 0
