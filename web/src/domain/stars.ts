/** How good something is, the worst first: what a star says. */
export const STAR_WORDS = ['Bad', 'Poor', 'All right', 'Good', 'Very good'] as const

/** One to five. */
export const STARS = [1, 2, 3, 4, 5] as const

/** An average as it is read: `4.3`. It is rounded by the API, and not again. */
export const starsOf = (tenths: number): string => `${Math.trunc(tenths / 10)}.${tenths % 10}`

/** `1 review`, `12 reviews`. */
export const reviewsOf = (count: number): string => `${count} ${count === 1 ? 'review' : 'reviews'}`
