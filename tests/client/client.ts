// What a client is written against. It is compiled, and never run: each line fails to compile if the description gives a worse type.
import type { components, operations } from './out/schema.js'

type Schemas = components['schemas']
type Answer<Operation extends keyof operations, Status extends keyof operations[Operation]['responses']> =
  operations[Operation]['responses'][Status] extends { content: infer Content } ? Content[keyof Content] : never
type Body<Operation extends keyof operations> =
  NonNullable<operations[Operation]['requestBody']> extends { content: { 'application/json': infer Of } } ? Of : never

/** Whether two types are the same one. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
const holds = <_ extends true>(): void => undefined

// Bodies and answers have names, and money is one class wherever it stands.
holds<Same<Body<'catalogueCreateProduct'>, Schemas['NewProduct']>>()
holds<Same<Schemas['NewProduct']['price'], Schemas['Money']>>()
holds<Same<Schemas['Order']['total'], Schemas['Money']>>()
holds<Same<NonNullable<Schemas['Withdrawal']['amount']>, Schemas['Money']>>()

// A list's page says where the next one starts.
export const next = (page: Answer<'ordersList', 200>): string | null => page.next_cursor

// The problems of a route are closed: a switch over them is complete, and each has its own status.
export function told(problem: Extract<Answer<'ordersShip', 409>, { type: string }>): string {
  switch (problem.type) {
    case 'https://homify.example/problems/order-state':
    case 'https://homify.example/problems/order-disputed':
      return problem.detail
    case 'https://homify.example/problems/try-again':
      return String(problem.status satisfies 409)
    default:
      return problem satisfies never
  }
}

// What is answered in front of the functions is described, too.
export const inFront = (answer: Answer<'ordersList', 429>): string => answer.message

// A choice is told by its discriminator.
export const reason = (decision: Schemas['VerificationDecision']): string | undefined =>
  decision.decision === 'reject' ? decision.reason : undefined
export const mediaType = (upload: Schemas['UploadRequest']): string =>
  upload.purpose === 'product_image' ? upload.media_type : upload.purpose

// A history's facts have types, and its events have names.
export const refunded = (entry: Schemas['HistoryEntry']): number | undefined =>
  entry.action === 'order.refund_accepted' ? entry.facts.refund_amount?.amount : undefined

// Statuses are closed.
export const isOver = (order: Schemas['Order']): boolean => {
  switch (order.status) {
    case 'pending_payment':
    case 'paid':
    case 'accepted':
    case 'shipped':
    case 'delivered':
    case 'disputed':
      return false
    case 'completed':
    case 'expired':
    case 'cancelled':
    case 'refunded':
    case 'charged_back':
      return true
    default:
      return order.status satisfies never
  }
}
