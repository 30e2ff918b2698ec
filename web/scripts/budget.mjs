// What each page loads, against budgets.json. Reads Vite's manifest, so it counts exactly what a browser gets.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const budgets = JSON.parse(readFileSync('budgets.json', 'utf8'))
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'))

const sizes = new Map()
const size = file => {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length)
  return sizes.get(file)
}

/** All files that come with a chunk: its imports, and the styles of each. */
const closure = (key, seen = new Set(), files = new Set()) => {
  if (seen.has(key)) return files
  seen.add(key)
  const chunk = manifest[key]
  files.add(chunk.file)
  for (const css of chunk.css ?? []) files.add(css)
  for (const next of chunk.imports ?? []) closure(next, seen, files)
  return files
}

const total = files => [...files].reduce((sum, file) => sum + size(file), 0)
const failures = []
const check = (name, value, limit, unit = 'bytes') => {
  const line = `${value > limit ? 'OVER ' : 'ok   '} ${name}: ${value} of ${limit} ${unit}`
  if (value > limit) failures.push(line)
  return line
}

// What index.html names, and what that imports.
const named = [...readFileSync('dist/index.html', 'utf8').matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(
  match => match[1],
)
const keyOf = file => Object.keys(manifest).find(key => manifest[key].file === file)
const first = new Set(named.flatMap(file => [file, ...(keyOf(file) ? closure(keyOf(file)) : [])]))
console.log(check('first page, script and style, gzip', total(first), budgets.first_page_gzip_bytes))
console.log(check('first page, files', first.size, budgets.first_page_files, 'files'))
console.log(check('service worker, gzip', size('sw.js'), budgets.service_worker_gzip_bytes))
console.log(
  check(
    'style of the first page, gzip',
    total([...first].filter(file => file.endsWith('.css'))),
    budgets.style_gzip_bytes,
  ),
)

// The table of all pages is asked for once, before the first page that is not the shop's.
const table = [...closure('src/route-tree.gen.ts')].filter(file => !first.has(file))
console.log(check('table of all pages, gzip', total(table), budgets.page_table_gzip_bytes))

const pages = Object.keys(manifest).filter(key => key.includes('/routes/'))
let largest = ['', 0]
for (const key of pages) {
  const own = total([...closure(key)].filter(file => !first.has(file) && !table.includes(file)))
  if (own > largest[1]) largest = [key, own]
  check(key, own, key.includes('routes/admin') ? budgets.admin_page_gzip_bytes : budgets.further_page_gzip_bytes)
}
console.log(`     largest further page: ${largest[1]} bytes, ${largest[0].replace(/\?.*/, '')}`)
for (const line of failures) console.error(line)
process.exit(failures.length ? 1 : 0)
