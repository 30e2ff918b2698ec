import type { Schema } from '@homify/client'
import { Link } from '@tanstack/react-router'
import { BadgeCheck } from 'lucide-react'
import { ANSWERS } from '~/domain/answers'
import { Badge } from '~/ui/badge'
import { Rated } from '~/ui/rated'
import css from './product.module.css'

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map(word => word[0]?.toUpperCase() ?? '')
    .join('')

export const Verified = () => (
  <Badge tone="good">
    <BadgeCheck size={15} aria-hidden="true" /> Verified
  </Badge>
)

/** Who sells it, with what we checked. */
export function SoldBy({
  artisan,
}: {
  artisan: Pick<Schema<'Artisan'>, 'id' | 'display_name' | 'verified' | 'rating' | 'answers_within'>
}) {
  return (
    <div className={css.soldBy}>
      <span className={css.face} aria-hidden="true">
        {initials(artisan.display_name)}
      </span>
      <div>
        <Link to="/artisans/$artisanId" params={{ artisanId: artisan.id }} className="strong target">
          {artisan.display_name}
        </Link>
        <div className="row small">
          {artisan.verified && <Verified />}
          <Rated of={artisan.rating} />
          {artisan.answers_within && ANSWERS[artisan.answers_within]}
        </div>
      </div>
    </div>
  )
}
