import { list } from '~/api/query'

export const reportQueue = list('/admin/reports')
