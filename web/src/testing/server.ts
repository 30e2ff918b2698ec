import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { examples } from './gen/examples'

const BASE = 'http://localhost:3000/api'
const METHODS = { get: http.get, post: http.post, put: http.put, patch: http.patch, delete: http.delete }

export type OperationId = keyof typeof examples

/** The address of an operation as MSW matches it: `/orders/:order_id`. */
const addressOf = (path: string): string => BASE + path.replace(/\{(\w+)\}/g, ':$1')

const answer = (body: unknown, status: number): HttpResponse<object | null> =>
  body === null ? new HttpResponse(null, { status }) : HttpResponse.json(body as object, { status })

/** An operation that answers otherwise than its example; with null, it has nothing to say. */
export function answers(operation: OperationId, body: unknown, status = 200) {
  const { method, path } = examples[operation]
  return METHODS[method](addressOf(path), () => answer(body, status))
}

/** An operation that refuses. */
export function refuses(operation: OperationId, problem: string, status: number, more: object = {}) {
  const { method, path } = examples[operation]
  return METHODS[method](addressOf(path), () =>
    HttpResponse.json(
      {
        type: `https://homify.example/problems/${problem}`,
        title: 'Refused',
        status,
        detail: 'What the API says about it.',
        request_id: 'req-1',
        ...more,
      },
      { status, headers: { 'content-type': 'application/problem+json' } },
    ),
  )
}

/** An operation whose answer is lost `times` times; what the API did is told to `seen`, then it answers. */
export function losesAnswer(operation: OperationId, times: number, body: unknown, seen: (request: Request) => void) {
  const { method, path } = examples[operation]
  let lost = 0
  return METHODS[method](addressOf(path), ({ request }) => {
    seen(request)
    lost += 1
    return lost <= times ? HttpResponse.error() : HttpResponse.json(body as object)
  })
}

/** The API as its description shows it: each operation answers with its example. */
export const server = setupServer(
  ...Object.values(examples).map(one => {
    const body: unknown = 'body' in one ? one.body : null
    return METHODS[one.method](addressOf(one.path), () => answer(body, one.status))
  }),
)

/** Keeps what is sent to an address, and answers. */
export function takes(method: 'post' | 'put' | 'patch', path: string, answer: object, status = 200): unknown[] {
  const sent: unknown[] = []
  server.use(
    http[method](BASE + path, async ({ request }) => {
      const text = await request.text()
      sent.push(text ? JSON.parse(text) : null)
      return HttpResponse.json(answer, { status })
    }),
  )
  return sent
}
