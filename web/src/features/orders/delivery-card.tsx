import { KINDS, mapLink } from '~/domain/delivery'
import type { Order } from '~/domain/order'
import { formatPhone } from '~/domain/phone'
import { placeName } from '~/domain/places'
import { Files } from '~/features/uploads/files'
import { Card } from '~/ui/card'
import { When } from '~/ui/when'

/** Where an order goes, and what the artisan said of its way. */
export function DeliveryCard({ order }: { order: Order }) {
  const { delivery, tracking, proof } = order
  const way = order.lines.find(line => line.kind === 'delivery')
  // Once it is there or called off, nobody waits for it.
  const promised = !order.delivered_at && !order.closed_at
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
            {delivery.landmark && (
              <>
                Near it: {delivery.landmark}
                <br />
              </>
            )}
            {delivery.pin && (
              <>
                <a className="target" href={mapLink(delivery.pin)} target="_blank" rel="noreferrer">
                  Open the map
                </a>
                <br />
              </>
            )}
            <a className="target" href={`tel:${delivery.phone}`}>
              {formatPhone(delivery.phone)}
            </a>
          </address>
        )}
        {way?.option && (
          <div>
            <h3>{KINDS[way.option]}</h3>
            {delivery?.option_words && <p className="lines break">{delivery.option_words}</p>}
          </div>
        )}
        {promised && order.deliver_by && (
          <p>
            {way?.option === 'pick_up' ? 'Ready' : 'Promised'} by <When at={order.deliver_by} />
            {order.accepted_at ? '' : ' at the latest'}.
          </p>
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
