import { ApiProblem, isUnknown, newIdempotencyKey, type paths } from '@homify/client'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import type { PathsWithMethod, SuccessResponseJSON } from 'openapi-typescript-helpers'
import { useCallback, useEffect, useRef, useState } from 'react'
import { api } from '~/app/session'
import { stepUp } from '~/app/step-up'
import { type GetPath, invalidate } from './query'

type Method = 'post' | 'put' | 'patch' | 'delete'
type ActionPath<M extends Method> = PathsWithMethod<paths, M>
type Operation<M extends Method, P extends ActionPath<M>> = paths[P][M]
type Body<O> = O extends { requestBody: { content: { 'application/json': infer B } } }
  ? { body: B }
  : O extends { requestBody?: { content: { 'application/json': infer B } } }
    ? { body?: B }
    : { body?: never }
type PathOf<O> = O extends { parameters: { path: infer Path } } ? { path: Path } : { path?: never }
export type Vars<M extends Method, P extends ActionPath<M>> = Body<Operation<M, P>> &
  PathOf<Operation<M, P>> & {
    /** The state that the person edits, see `useSeen`: if it was changed meanwhile, nothing is. */
    seen?: string | undefined
  }
export type Done<M extends Method, P extends ActionPath<M>> = SuccessResponseJSON<
  Operation<M, P> & Record<string | number, unknown>
>

/**
 * Where an action stands. `checking`: no answer came, and the same request is being sent again. `unknown`: that has been
 * tried for a while; the person may try on, under the same key.
 */
export type ActionState =
  | { at: 'idle' }
  | { at: 'sending' }
  | { at: 'checking' }
  | { at: 'unknown' }
  | { at: 'failed'; problem: ApiProblem }
  | { at: 'offline' }
  | { at: 'done' }

/** What any action shows of itself, for buttons and notices. */
export interface ActionView {
  state: ActionState
  busy: boolean
  /** Sends the same again, under the same key. */
  again(): void
  reset(): void
}

export interface Action<M extends Method, P extends ActionPath<M>> extends ActionView {
  run(vars: Vars<M, P>): Promise<Done<M, P> | undefined>
}

interface Options<M extends Method, P extends ActionPath<M>> {
  /** What the action is about, such as the order's id: with the path it names the action over a reload. */
  scope: string
  /** With the entity as it is after the change: put it into the cache, say so, go on. */
  onDone?(answer: Done<M, P>, client: QueryClient, vars: Vars<M, P>): void | Promise<void>
  /** The reads that are not true any more afterwards. */
  stale?: GetPath[]
  /** A body with a secret in it, such as a password, is not written to the tab's storage; nor does it outlive a reload. */
  secret?: boolean
}

/** What is kept until an answer came. */
interface Pending {
  key: string
  vars: unknown
  since: number
}

const PREFIX = 'homify.action '
const WAITS = [1_000, 2_000, 4_000, 8_000, 15_000]
// A confirmation older than this is not repeated by itself: the person may have changed their mind.
const RESUME_WITHIN = 10 * 60_000

/** What has a secret in it, until an answer came. */
const secrets = new Map<string, Pending>()

const kept = (name: string): Pending | null => {
  const secret = secrets.get(name)
  if (secret) return secret
  const text = sessionStorage.getItem(PREFIX + name)
  return text ? (JSON.parse(text) as Pending) : null
}

const keep = (name: string, pending: Pending, secret: boolean): void => {
  if (secret) secrets.set(name, pending)
  else sessionStorage.setItem(PREFIX + name, JSON.stringify(pending))
}

const forget = (name: string): void => {
  secrets.delete(name)
  sessionStorage.removeItem(PREFIX + name)
}

/** Forgets all that waits for an answer: at log-out. */
export function forgetActions(): void {
  for (const name of Object.keys(sessionStorage)) if (name.startsWith(PREFIX)) sessionStorage.removeItem(name)
}

/**
 * A change of the API that is done once. Its `Idempotency-Key` is made when the person confirms, and stays with the body in
 * the tab's storage until an answer came, also over a reload; after a lost answer the same request goes out again.
 */
export function useAction<M extends Method, P extends ActionPath<M>>(
  method: M,
  path: P,
  options: Options<M, P>,
): Action<M, P> {
  const client = useQueryClient()
  const name = `${method} ${path} ${options.scope}`
  const [state, setState] = useState<ActionState>({ at: 'idle' })
  const latest = useRef(options)
  latest.current = options
  const running = useRef(false)

  const send = useCallback(
    async (pending: Pending): Promise<Done<M, P> | undefined> => {
      if (running.current) return undefined
      running.current = true
      setState({ at: 'sending' })
      keep(name, pending, latest.current.secret ?? false)
      try {
        for (let attempt = 0; ; attempt += 1) {
          try {
            const answer = (await call(method, path, pending)) as Done<M, P>
            forget(name)
            await latest.current.onDone?.(answer, client, pending.vars as Vars<M, P>)
            void invalidate(client, ...(latest.current.stale ?? []))
            setState({ at: 'done' })
            return answer
          } catch (error) {
            const wait = WAITS[attempt]
            if (isUnknown(error) || (error instanceof ApiProblem && error.problem === 'try-again')) {
              if (wait === undefined) {
                setState({ at: 'unknown' })
                return undefined
              }
              setState({ at: 'checking' })
              await new Promise(done => setTimeout(done, wait))
              continue
            }
            // Nothing was changed: with a fresh proof the same goes out again, under the same key.
            if (error instanceof ApiProblem && error.problem === 'step-up-required' && (await stepUp())) continue
            // A refusal is an answer: nothing was changed, and what is asked next is something new.
            forget(name)
            if (!(error instanceof ApiProblem)) throw error
            setState({ at: 'failed', problem: error })
            return undefined
          }
        }
      } finally {
        running.current = false
      }
    },
    [client, method, name, path],
  )

  // What a reload interrupted goes on.
  useEffect(() => {
    const pending = kept(name)
    if (!pending) return
    if (Date.now() - pending.since < RESUME_WITHIN) void send(pending)
    else setState({ at: 'unknown' })
  }, [name, send])

  const run = useCallback(
    async (vars: Vars<M, P>) => {
      if (!navigator.onLine) {
        setState({ at: 'offline' })
        return undefined
      }
      return send({ key: newIdempotencyKey(), vars, since: Date.now() })
    },
    [send],
  )
  const again = useCallback(() => {
    const pending = kept(name)
    if (pending) void send(pending)
    else setState({ at: 'idle' })
  }, [name, send])
  const reset = useCallback(() => setState({ at: 'idle' }), [])

  return { state, busy: state.at === 'sending' || state.at === 'checking', run, again, reset }
}

async function call(method: Method, path: string, { key, vars }: Pending): Promise<unknown> {
  const { path: inPath, body, seen } = vars as { path?: object; body?: unknown; seen?: string }
  const verb = method.toUpperCase() as 'POST'
  const send = api[verb] as unknown as (path: string, init: unknown) => Promise<{ data?: unknown }>
  const params = { path: inPath, header: { 'Idempotency-Key': key, ...(seen && { 'If-Match': seen }) } }
  return (await send(path, body === undefined ? { params } : { params, body })).data
}
