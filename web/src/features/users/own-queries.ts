import { q } from '~/api/query'

/** What somebody keeps for themselves. */
export const favourites = q('/me/favourites')
export const addressBook = q('/me/addresses')
/** What stands in the way of their leaving. */
export const deletion = q('/me/deletion')
