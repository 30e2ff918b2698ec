import { list, q } from '~/api/query'

export const disputeQueue = list('/admin/disputes')
export const disputeFile = (dispute_id: string) => q('/disputes/{dispute_id}', { path: { dispute_id } })
