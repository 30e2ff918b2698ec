import { q } from '~/api/query'

export const secondFactor = q('/me/second-factor')
