import { q } from '~/api/query'

export const secondFactor = q('/me/second-factor')
export const providers = q('/auth/providers')
export const waysIn = q('/me/providers')
