// Writes what follows from the description of the API: types, names of problems, limits of bodies, examples.
// `npm run gen` writes; `npm run gen -- --check` fails when a file is not as it would be written.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'
import { parse } from 'yaml'

const here = dirname(fileURLToPath(import.meta.url))
const description = join(here, '../../infra/openapi.yaml')
const out = join(here, '../packages/client/src/gen')
const examplesOut = join(here, '../src/testing/gen')
const note = '// Written from infra/openapi.yaml by `npm run gen`. Do not edit.\n'

const document = parse(readFileSync(description, 'utf8'))

const at = pointer =>
  pointer
    .split('/')
    .slice(1)
    .reduce((node, key) => node[key.replaceAll('~1', '/')], document)
const resolve = schema => {
  if (!schema?.$ref) return schema
  const { $ref, ...beside } = schema
  return merged(resolve(at($ref)), beside)
}
// What stands beside a reference adds to it: the bounds of an amount to what money is.
const merged = (one, other) =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map(key => {
      const [a, b] = [one[key], other[key]]
      const both = [a, b].every(value => value && typeof value === 'object' && !Array.isArray(value))
      return [key, both ? merged(a, b) : (b ?? a)]
    }),
  )

const RULES = {
  minLength: 'minLength',
  maxLength: 'maxLength',
  minimum: 'min',
  maximum: 'max',
  pattern: 'pattern',
  minItems: 'minItems',
  maxItems: 'maxItems',
  enum: 'enum',
}
const rules = schema =>
  Object.fromEntries(
    Object.entries(RULES)
      .filter(([key]) => schema[key] !== undefined)
      .map(([key, name]) => [name, schema[key]]),
  )

/** What a form has to know of a body: for each field whether it is needed, and its bounds. */
const limits = given => {
  const schema = resolve(given)
  if (schema.oneOf) return schema.oneOf.map(limits)
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map(limits))
  if (!schema.properties) return rules(schema)
  return Object.fromEntries(
    Object.entries(schema.properties).map(([name, value]) => {
      const field = resolve(value)
      const inner =
        field.properties || field.oneOf
          ? limits(field)
          : field.items
            ? { ...rules(field), items: limits(field.items) }
            : rules(field)
      return [
        name,
        Array.isArray(inner)
          ? inner
          : { ...((schema.required ?? []).includes(name) ? { required: true } : {}), ...inner },
      ]
    }),
  )
}

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods)
    .filter(([, operation]) => operation?.operationId)
    .map(([method, operation]) => ({ path, method, ...operation })),
)

const bodies = operations.flatMap(({ operationId, requestBody }) => {
  const schema = resolve(requestBody)?.content?.['application/json']?.schema
  return schema ? [`export const ${operationId} = ${JSON.stringify(limits(schema), null, 2)} as const\n`] : []
})

const problems = resolve(document.components.schemas.ProblemType)
const problemNames = (problems.enum ?? problems.oneOf.map(one => one.const)).map(type => type.split('/').at(-1))

// Of those that a client calls: a page is a browser's.
const isPage = ({ responses }) => /html|xml/.test(Object.keys(resolve(responses['200'])?.content ?? {}).join())
const open = operations.filter(one => Array.isArray(one.security) && one.security.length === 0 && !isPage(one))

/** The description without its examples: they are for people, and a type of 300 KB is read by none. */
const withoutExamples = node => {
  if (Array.isArray(node)) return node.map(withoutExamples)
  if (!node || typeof node !== 'object') return node
  const plain = typeof node.schema === 'object' || typeof node.type === 'string' || typeof node.$ref === 'string'
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => !(plain && (key === 'example' || key === 'examples')))
      .map(([key, value]) => [key, withoutExamples(value)]),
  )
}

const exampleOf = content =>
  content?.example ?? (content?.examples ? resolve(Object.values(content.examples)[0])?.value : undefined)
const examples = Object.fromEntries(
  operations.map(({ operationId, method, path, responses }) => {
    const [status, response] = Object.entries(responses).find(([code]) => code.startsWith('2')) ?? ['204', {}]
    const body = exampleOf(Object.values(resolve(response).content ?? {})[0])
    return [operationId, { method, path, status: Number(status), ...(body === undefined ? {} : { body }) }]
  }),
)

const files = {
  [join(out, 'schema.d.ts')]: note + astToString(await openapiTS(withoutExamples(document))),
  [join(out, 'problems.ts')]:
    `${note}/** The last part of a problem's \`type\`. */\nexport type ProblemName =\n${problemNames.map(name => `  | '${name}'`).join('\n')}\n`,
  [join(out, 'limits.ts')]: `${note}// Names are those of react-hook-form's rules.\n${bodies.join('\n')}`,
  [join(out, 'open.ts')]:
    `${note}/** What anybody may ask for without being known: method and path. */\nexport const open: ReadonlySet<string> = new Set([\n${open.map(({ method, path }) => `  '${method.toUpperCase()} ${path}',`).join('\n')}\n])\n`,
  [join(examplesOut, 'examples.ts')]: `${note}export const examples = ${JSON.stringify(examples, null, 1)} as const\n`,
}

const stale = Object.entries(files).filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text)
if (process.argv.includes('--check')) {
  for (const [file] of stale) console.error(`${file} is not what infra/openapi.yaml says. Run: npm run gen`)
  process.exit(stale.length ? 1 : 0)
}
for (const [file, text] of stale) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  console.log(`wrote ${file}`)
}
