import { queryOptions } from '@tanstack/react-query'

/** What a deployment says of itself. The first page needs none of it. */
export interface Config {
  /** Which build this is. */
  release: string
  /** Where people write for help. */
  support: string
  uploads_host?: string
  /** Log-ins of the sample data; only a local cloud has them. */
  samples?: { label: string; email: string; password: string; second_factor?: string }[]
}

export const config = queryOptions({
  queryKey: ['config'],
  queryFn: async ({ signal }): Promise<Config> => {
    const response = await fetch('/config.json', { signal })
    if (!response.ok) return { release: __RELEASE__, support: 'support@homify.example' }
    return (await response.json()) as Config
  },
  staleTime: Number.POSITIVE_INFINITY,
})
