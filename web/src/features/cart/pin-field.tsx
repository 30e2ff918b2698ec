import type { Schema } from '@homify/client'
import { MapPin } from 'lucide-react'
import { useState } from 'react'
import { mapLink } from '~/domain/delivery'
import { Button } from '~/ui/button'

type Pin = Schema<'Pin'>

/** Where the telephone is, in millionths of a degree. */
const millionths = (degrees: number): number => Math.round(degrees * 1_000_000)

/** The place itself, for where an address is not enough: of who is there now. */
export function PinField({ pin, onChange }: { pin: Pin | null; onChange(pin: Pin | null): void }) {
  const [state, setState] = useState<'idle' | 'looking' | 'failed'>('idle')
  const look = () => {
    setState('looking')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('idle')
        onChange({ latitude: millionths(coords.latitude), longitude: millionths(coords.longitude) })
      },
      () => setState('failed'),
      { enableHighAccuracy: true, timeout: 20_000 },
    )
  }
  if (pin) {
    return (
      <div className="row">
        <a className="target" href={mapLink(pin)} target="_blank" rel="noreferrer">
          See your pin on the map
        </a>
        <Button onClick={() => onChange(null)}>Take the pin off</Button>
      </div>
    )
  }
  if (!('geolocation' in navigator)) return null
  return (
    <div className="stack-tight">
      <div>
        <Button onClick={look} busy={state === 'looking'}>
          <MapPin size={18} aria-hidden="true" /> Add where I am now
        </Button>
      </div>
      <p className="muted small" role="status">
        {state === 'failed'
          ? 'Your telephone did not say where you are. The address and what is near it are enough.'
          : 'Only if you are at this address. The artisan sees it on a map once they accepted.'}
      </p>
    </div>
  )
}
