import { q } from '~/api/query'

export const dispute = (dispute_id: string) => q('/disputes/{dispute_id}', { path: { dispute_id } })
