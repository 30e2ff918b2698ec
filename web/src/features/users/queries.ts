import { q } from '~/api/query'

export const me = q('/me')
