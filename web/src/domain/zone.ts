/** The market's time zone. Lagos knows no summer time. */
export const ZONE = 'Africa/Lagos'
