import type { Schema } from '@homify/client'
import { Link } from '@tanstack/react-router'
import { formatMoney } from '~/domain/money'
import { courseOf, inAll, shownOffer } from '~/domain/offer'
import { Badge } from '~/ui/badge'
import { Picture } from '~/ui/picture'
import { Ago, Left } from '~/ui/when'
import { ArtisanAnswer } from './artisan-answer'
import { BuyerAnswer } from './buyer-answer'
import css from './offer-rows.module.css'

/** Offers, each with who said what, until when, and what to do. */
export function OfferRows({ offers }: { offers: readonly Schema<'PriceOfferWithParties'>[] }) {
  return (
    <ul className={css.rows}>
      {offers.map(offer => {
        const { label, tone, left } = shownOffer(offer)
        const all = inAll(offer)
        const other = offer.side === 'buyer' ? offer.artisan.display_name : offer.buyer.name
        return (
          <li key={offer.id} className={css.row}>
            <div className={css.picture}>
              <Picture image={offer.image} alt="" sizes="64px" />
            </div>
            <div className="stack-tight">
              <div className="spread">
                <p className={css.title}>
                  {offer.price ? (
                    <Link to="/products/$productId" params={{ productId: offer.product_id }}>
                      {offer.title}
                    </Link>
                  ) : (
                    offer.title
                  )}
                </p>
                <Badge tone={tone}>{label}</Badge>
              </div>
              <p>
                {courseOf(offer)}
                {all && ` That is ${all}.`}
              </p>
              <p className="muted small">
                {other ?? 'Somebody who has gone'} ·{' '}
                {offer.price ? `costs ${formatMoney(offer.price)} now` : 'not in the shop now'} ·{' '}
                {offer.until && left ? <Left until={offer.until}>{left}</Left> : <Ago at={offer.changed_at} />}
              </p>
              {offer.side === 'buyer' ? <BuyerAnswer offer={offer} /> : <ArtisanAnswer offer={offer} />}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
