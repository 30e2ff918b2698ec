import type { Schema } from '@homify/client'

/** How somebody or something is rated: `★ 4.3 (12)`. Nothing where nobody has reviewed it. */
export const Rated = ({ of }: { of?: Schema<'Rating'> | undefined }) =>
  of && (
    <span className="muted small">
      <span aria-hidden="true">
        ★ {(of.average_tenths / 10).toFixed(1)} ({of.count})
      </span>
      <span className="vh">
        {of.average_tenths / 10} of 5 stars by {of.count}
      </span>
    </span>
  )
