/** How fast an artisan usually answers, in words. */
export const ANSWERS = {
  an_hour: 'Usually answers within an hour',
  a_day: 'Usually answers within a day',
} as const
