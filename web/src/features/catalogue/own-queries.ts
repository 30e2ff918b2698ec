import { list } from '~/api/query'

export const ownProducts = list('/me/products')
