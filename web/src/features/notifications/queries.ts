import { list } from '~/api/query'

export const notifications = list('/notifications')
