// All checks of the web app that need no browser, in the order of what fails soonest.
import { spawnSync } from 'node:child_process'

const steps = [
  ['generated files are fresh', 'node', ['scripts/gen.mjs', '--check']],
  ['lint and format', 'biome', ['check', '.']],
  ['types', 'tsc', ['--noEmit']],
  ['types of the service worker', 'tsc', ['--noEmit', '-p', 'tsconfig.sw.json']],
  ['the client as others get it', 'node', ['scripts/client.mjs']],
  ['tests', 'vitest', ['run']],
  ['build', 'vite', ['build', '--logLevel', 'warn']],
  ['budgets', 'node', ['scripts/budget.mjs']],
]

for (const [name, program, args] of steps) {
  const start = Date.now()
  console.log(`· ${name}`)
  const { status } = spawnSync(program === 'node' ? process.execPath : `node_modules/.bin/${program}`, args, {
    stdio: 'inherit',
  })
  if (status !== 0) {
    console.error(`${name}: failed (${program} ${args.join(' ')})`)
    process.exit(status ?? 1)
  }
  console.log(`  ${((Date.now() - start) / 1000).toFixed(1)} s`)
}
