import type { ProblemName } from './gen/problems.js'
import type { components } from './gen/schema.js'

type Body = components['schemas']['Problem']

/** A refusal of the API (RFC 9457). `name` decides what to do; `detail` is a sentence for people. */
export class ApiProblem extends Error {
  override readonly name: string = 'ApiProblem'

  constructor(
    /** Which problem it is: the last part of its `type`. */
    readonly problem: ProblemName,
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    /** What is wrong with which field of the body. */
    readonly fields: readonly { field: string; detail: string }[],
    /** Finds the request in the logs; support asks for it. */
    readonly requestId: string,
    /** Seconds to wait before asking again, if the API said so. */
    readonly retryAfter: number | null,
    /** All that the answer said, with the facts that belong to this problem. */
    readonly facts: Readonly<Partial<Body> & Record<string, unknown>>,
  ) {
    super(detail)
  }

  /** What is wrong with one field, if that is what the API refused. */
  field(name: string): string | undefined {
    return this.fields.find(one => one.field === name)?.detail
  }
}

/**
 * No answer came, or none of the API itself: the network broke, or time ran out on the way. What was asked for may or may
 * not have happened. Ask again with the same `Idempotency-Key`.
 */
export class NoAnswer extends Error {
  override readonly name: string = 'NoAnswer'

  constructor(readonly cause: unknown) {
    super('No answer came.')
  }
}

/** Whether it is unknown if a change happened: then the same request is sent again, under the same key. */
export function isUnknown(error: unknown): boolean {
  return error instanceof NoAnswer || (error instanceof ApiProblem && UNKNOWN.has(error.problem))
}

const UNKNOWN: ReadonlySet<ProblemName> = new Set(['internal', 'unavailable', 'gateway-unavailable'])

// What API Gateway answers by itself, before a function: no problem document, but the same meaning.
const BY_STATUS: Record<number, ProblemName> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  413: 'payload-too-large',
  415: 'unsupported-media-type',
  429: 'too-many-attempts',
}

/** The problem that a refusing answer tells. */
export async function problemOf(response: Response): Promise<ApiProblem | NoAnswer> {
  const body = (await response
    .clone()
    .json()
    .catch(() => null)) as (Partial<Body> & Record<string, unknown>) | null
  const named = typeof body?.type === 'string' ? (body.type.split('/').at(-1) as ProblemName) : undefined
  // A time-out or a broken gateway on the way says nothing about what became of the request.
  if (!named && response.status >= 500) return new NoAnswer(response.status)
  const wait = Number(response.headers.get('retry-after'))
  return new ApiProblem(
    named ?? BY_STATUS[response.status] ?? 'internal',
    response.status,
    body?.title ?? response.statusText,
    body?.detail ?? 'Try again in a moment.',
    body?.errors ?? [],
    body?.request_id ?? response.headers.get('x-request-id') ?? '',
    Number.isFinite(wait) && wait > 0 ? wait : null,
    body ?? {},
  )
}
