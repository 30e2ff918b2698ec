import type { Page, paths } from '@homify/client'
import {
  type InfiniteData,
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  type UseSuspenseInfiniteQueryOptions,
} from '@tanstack/react-query'
import type { PathsWithMethod, SuccessResponseJSON } from 'openapi-typescript-helpers'
import { api } from '~/app/session'

/** The path of a read, as the description of the API has it. */
export type GetPath = PathsWithMethod<paths, 'get'>
export type Answer<P extends GetPath> = SuccessResponseJSON<paths[P]['get'] & Record<string | number, unknown>>

type Given<Parameters> = (Parameters extends { path: infer Path } ? { path: Path } : { path?: never }) &
  (Parameters extends { query: infer Query }
    ? { query: Query }
    : Parameters extends { query?: infer Query }
      ? { query?: Omit<NonNullable<Query>, 'cursor'> }
      : { query?: never })
type Params<P extends GetPath> = paths[P]['get'] extends { parameters: infer Parameters } ? Given<Parameters> : never
type Args<P extends GetPath> =
  Params<P> extends { path: unknown } | { query: unknown } ? [params: Params<P>] : [params?: Params<P>]

type ListPath = {
  [P in GetPath]: Answer<P> extends { items: unknown[]; next_cursor: string | null } ? P : never
}[GetPath]
export type Item<P extends ListPath> = Answer<P> extends { items: (infer One)[] } ? One : never

type Cursor = string | null
/** A list as far as it has been read. */
export type Pages<One> = InfiniteData<Page<One>, Cursor>
/** What `list()` makes: how to read a list of one kind of thing. */
export type ListOf<One> = UseSuspenseInfiniteQueryOptions<Page<One>, Error, Pages<One>, readonly unknown[], Cursor>

const read = async (path: string, params: unknown, signal: AbortSignal): Promise<unknown> => {
  const get = api.GET as (path: string, init: unknown) => Promise<{ data?: unknown }>
  return (await get(path, { params, signal })).data
}

/** One read of the API, for a loader and a page: `q('/orders/{order_id}', { path: { order_id } })`. */
export function q<P extends GetPath>(path: P, ...[params]: Args<P>) {
  return queryOptions({
    queryKey: [path, params ?? {}] as const,
    queryFn: ({ signal }) => read(path, params ?? {}, signal) as Promise<Answer<P>>,
  })
}

/** A list of the API, page by page: `list('/orders', { query: { as: 'buyer' } })`. */
export function list<P extends ListPath>(path: P, ...[params]: Args<P>) {
  return infiniteQueryOptions<Page<Item<P>>, Error, Pages<Item<P>>, readonly unknown[], Cursor>({
    queryKey: [path, 'list', params ?? {}],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...(params as { query?: object })?.query, ...(pageParam ? { cursor: pageParam } : {}) }
      return read(path, { ...params, query }, signal) as Promise<Page<Item<P>>>
    },
    initialPageParam: null,
    getNextPageParam: last => last.next_cursor,
  })
}

/** Reads anew whatever was read from these paths. */
export async function invalidate(client: QueryClient, ...paths: GetPath[]): Promise<void> {
  await Promise.all(paths.map(path => client.invalidateQueries({ queryKey: [path] })))
}
