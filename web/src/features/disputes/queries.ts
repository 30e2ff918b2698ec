import { list, q } from '~/api/query'

export const dispute = (dispute_id: string) => q('/disputes/{dispute_id}', { path: { dispute_id } })
export const disputeHistory = (dispute_id: string) => list('/disputes/{dispute_id}/history', { path: { dispute_id } })
export const disputes = list('/disputes')
