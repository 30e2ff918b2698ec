import { api } from '~/app/session'

/** More parts than an artisan has: a list that never ended would be a fault of ours. */
const PARTS_MAX = 1_000

/** Where a `Link` says that the next part begins. */
export function nextCursor(link: string | null): string | undefined {
  const target = link?.match(/<([^>]*)>;\s*rel="next"/)?.[1]
  return (target && new URLSearchParams(target.split('?')[1]).get('cursor')) || undefined
}

/** All products of the artisan as one file: part after part, as bytes, so that what tells Excel the encoding stays. */
export async function allProducts(): Promise<Blob> {
  const parts: ArrayBuffer[] = []
  let cursor: string | undefined
  do {
    const { data, response } = await api.GET('/me/products.csv', {
      params: { query: cursor ? { cursor } : {} },
      parseAs: 'arrayBuffer',
    })
    if (data) parts.push(data)
    cursor = nextCursor(response.headers.get('link'))
  } while (cursor && parts.length < PARTS_MAX)
  return new Blob(parts, { type: 'text/csv' })
}

/** The lines of a file that were not taken, each with what is wrong. */
export async function failedLines(import_id: string): Promise<Blob> {
  const { data } = await api.GET('/me/imports/{import_id}/failed.csv', {
    params: { path: { import_id } },
    parseAs: 'blob',
  })
  return data ?? new Blob()
}

/** Has the browser keep `file`. */
export function save(name: string, file: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  // The browser may begin to read it after this.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
