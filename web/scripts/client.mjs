// The client as others get it: built, loaded by Node alone, and its README's example compiled against its types.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const folder = 'packages/client'
execFileSync('npm', ['run', '--silent', 'build'], { cwd: folder, stdio: 'inherit' })

const names = ['createHomify', 'ApiProblem', 'NoAnswer', 'isUnknown', 'allItems', 'newIdempotencyKey']
const loaded = { ...(await import('@homify/client')), ...(await import('@homify/client/limits')) }
const missing = [...names, 'ordersConfirm'].filter(name => !(name in loaded))
if (missing.length > 0) throw new Error(`the built client lacks ${missing.join(', ')}`)

const [, example] = /```ts\n([\s\S]+?)```/.exec(readFileSync(`${folder}/README.md`, 'utf8')) ?? []
if (!example) throw new Error('the README of the client has no example')
const scratch = mkdtempSync(join(folder, 'example-'))
try {
  writeFileSync(join(scratch, 'example.ts'), example)
  writeFileSync(
    join(scratch, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: { strict: true, noEmit: true, target: 'es2022', module: 'nodenext', types: ['node'] },
    }),
  )
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')
  execFileSync(process.execPath, [tsc, '-p', scratch], { stdio: 'inherit' })
} finally {
  rmSync(scratch, { recursive: true })
}
