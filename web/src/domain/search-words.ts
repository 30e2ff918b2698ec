import type { Sort, Tier } from './search'

/** How much trust an artisan has earned. */
export const TIERS: Record<Tier, string> = { new: 'New', established: 'Established', trusted: 'Trusted' }

/** In which order what was found stands. */
export const SORTS: Record<Sort, string> = {
  relevance: 'Best match',
  newest: 'Newest first',
  price_up: 'Cheapest first',
  price_down: 'Dearest first',
  rating: 'Best rated',
}
