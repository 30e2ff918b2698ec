import type { Order } from '~/domain/order'
import { formatPhone } from '~/domain/phone'
import { placeName } from '~/domain/places'
import { Files } from '~/features/uploads/files'
import { Card } from '~/ui/card'

/** Where an order goes, and what the artisan said of its way. */
export function DeliveryCard({ order }: { order: Order }) {
  const { delivery, tracking, proof } = order
  if (!delivery && !tracking && !proof) return null
  return (
    <Card title="Delivery">
      <div className="stack">
        {delivery && (
          <address>
            {delivery.recipient}
            <br />
            {delivery.address}
            <br />
            {delivery.city}, {placeName(delivery.area)}
            <br />
            <a className="target" href={`tel:${delivery.phone}`}>
              {formatPhone(delivery.phone)}
            </a>
          </address>
        )}
        {tracking && (
          <div>
            <h3>On its way</h3>
            <p className="lines break">{tracking.note}</p>
          </div>
        )}
        {proof && (
          <div>
            <h3>Delivered</h3>
            <p className="lines break">{proof.note}</p>
            {proof.files && proof.files.length > 0 && <Files label="Photo of the delivery" files={proof.files} />}
          </div>
        )}
      </div>
    </Card>
  )
}
