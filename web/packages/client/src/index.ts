import createClient, { type Client, type Middleware } from 'openapi-fetch'
import { open } from './gen/open.js'
import type { ProblemName } from './gen/problems.js'
import type { components, paths } from './gen/schema.js'
import { ApiProblem, NoAnswer, problemOf } from './problem.js'
import { type Kept, type Lock, Session, type SessionStore } from './session.js'

export type { ProblemName } from './gen/problems.js'
export type { components, operations, paths } from './gen/schema.js'
export { allItems, type Page } from './paging.js'
export { ApiProblem, isUnknown, NoAnswer } from './problem.js'
export { type Kept, type Lock, type Role, Session, type SessionStore, type Who } from './session.js'

/** A named schema of the API: `Schema<'Order'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name]

export interface HomifyOptions {
  /** Where the API is, without a slash at its end, such as `https://api.homify.example`. */
  baseUrl: string
  fetch?: typeof globalThis.fetch
  /** `cookie` in a browser that has the API under its own origin; else `body`. */
  carrier?: 'cookie' | 'body'
  /** Where the session is kept between visits; in memory if left out. */
  store?: SessionStore
  lock?: Lock
}

export interface Homify {
  /** One typed method a verb: `api.GET('/orders/{order_id}', { params: { path: { order_id } } })`. Refusals are thrown. */
  api: Client<paths>
  session: Session
  /** The `ETag` that came last with what is at `path`, such as `/products/prd_…`: for `If-Match` when it is changed. */
  tagOf(path: string): string | undefined
}

/** A client of the Homify API. */
export function createHomify(options: HomifyOptions): Homify {
  // Looked up at each call, so that a test can put another in its place.
  const fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init))
  const session = new Session({
    baseUrl: options.baseUrl,
    fetch,
    carrier: options.carrier ?? 'body',
    store: options.store ?? memoryStore(),
    lock: options.lock ?? (task => task()),
  })
  const tags = new Map<string, string>()
  // Asked for anew each time, with what the browser has: an unchanged answer costs its headers, and an own change is seen at once.
  const api = createClient<paths>({
    baseUrl: options.baseUrl,
    fetch: request => send(request, session, fetch),
    cache: 'no-cache',
  })
  api.use(asMyself(session), refusalsAreThrown, tagsAreKept(tags))
  return { api, session, tagOf: path => tags.get(new URL(options.baseUrl + path).pathname) }
}

/** Who is logged in is told where it matters; what anybody may read is asked for alike by all, so that it can be cached. */
const asMyself = (session: Session): Middleware => ({
  async onRequest({ request, schemaPath }) {
    if (open.has(`${request.method} ${schemaPath}`)) return
    const token = await session.token()
    if (token) request.headers.set('authorization', `Bearer ${token}`)
  },
})

const refusalsAreThrown: Middleware = {
  async onResponse({ response }) {
    if (!response.ok) throw await problemOf(response)
  },
}

const tagsAreKept = (tags: Map<string, string>): Middleware => ({
  onResponse({ request, response }) {
    const tag = response.headers.get('etag')
    if (tag && response.ok) tags.set(new URL(request.url).pathname, tag)
  },
})

const sendOnce = async (request: Request, fetch: typeof globalThis.fetch): Promise<Response> => {
  try {
    return await fetch(request)
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new NoAnswer(cause)
  }
}

/** Whether an answer refuses the access token; a wrong password is refused as well, and must not be sent twice. */
async function isAboutTheToken(response: Response): Promise<boolean> {
  const refused = await problemOf(response)
  return refused instanceof ApiProblem && TOKEN_PROBLEMS.has(refused.problem)
}

const TOKEN_PROBLEMS: ReadonlySet<ProblemName> = new Set(['token-expired', 'token-invalid', 'unauthenticated'])

async function send(request: Request, session: Session, fetch: typeof globalThis.fetch): Promise<Response> {
  const spare = request.headers.has('authorization') ? request.clone() : null
  const response = await sendOnce(request, fetch)
  if (response.status !== 401 || !spare || !(await isAboutTheToken(response))) return response
  // The token ended on the way, or this device's clock is wrong: once more with the next one.
  session.expire()
  const token = await session.token()
  if (!token) return response
  spare.headers.set('authorization', `Bearer ${token}`)
  return sendOnce(spare, fetch)
}

/** A name for one thing that is to be done. Send it again with each repetition of the same request. */
export function newIdempotencyKey(): string {
  return crypto.randomUUID()
}

function memoryStore(): SessionStore {
  let kept: Kept | null = null
  return {
    get: () => kept,
    set: next => {
      kept = next
    },
  }
}
