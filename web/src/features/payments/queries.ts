import { q } from '~/api/query'

export const payment = (payment_id: string) => q('/payments/{payment_id}', { path: { payment_id } })
