// Lints the description of the API, generates types from it, and compiles a client of them. Each program is somebody else's, so that what
// we write and what we check it by cannot be wrong in the same way.
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const description = join(here, '../../infra/openapi.yaml')
const run = (name, ...words) => {
  const program = join(here, 'node_modules/.bin', name)
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
  const { status, stdout, stderr, error } = spawnSync(program, words, { cwd: here, env, encoding: 'utf8' })
  if (status !== 0) {
    console.error(`${name} ${words.join(' ')}\n${stdout ?? ''}${stderr ?? ''}${error ?? ''}`)
    process.exit(1)
  }
}

mkdirSync(join(here, 'out'), { recursive: true })
run('redocly', 'lint', description, '--config', 'redocly.yaml', '--format', 'stylish')
run('openapi-typescript', description, '--output', 'out/schema.d.ts')
run('tsc', '--project', '.')
console.log('A linter finds nothing, and a client of what is generated compiles.')
