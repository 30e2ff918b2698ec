import { q } from '~/api/query'

export const review = (review_id: string) => q('/admin/reviews/{review_id}', { path: { review_id } })
