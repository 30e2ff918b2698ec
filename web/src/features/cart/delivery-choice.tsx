import { formatDays, formatFee, type Way } from '~/domain/delivery'
import { Choice, Choices } from '~/ui/field'
import { Notice } from '~/ui/notice'

interface Props {
  /** Whose goods, where there are several. */
  name: string
  artisanId: string
  ways: readonly Way[]
  /** Whether an address is there to reckon with. */
  addressed: boolean
  chosen: Way | null
  onChoose(way: Way): void
}

/** How the goods of one artisan get to the buyer. */
export function DeliveryChoice({ name, artisanId, ways, addressed, chosen, onChoose }: Props) {
  const reached = ways.some(way => way.fee !== null)
  return (
    <Choices legend={`How it gets to you from ${name}`}>
      {ways.map(way => {
        const there = way.fee !== null
        const fee = way.fee === null ? (addressed ? 'not to your address' : 'enter your address') : formatFee(way.fee)
        return (
          <Choice
            key={way.kind}
            name={`delivery-${artisanId}`}
            label={`${way.label}: ${fee}`}
            hint={[
              way.note,
              way.kind === 'pick_up'
                ? `Ready within ${formatDays(way.days)} after the artisan accepts.`
                : `With you within ${formatDays(way.days)} after the artisan accepts.`,
            ]
              .filter(Boolean)
              .join('\n')}
            checked={there && chosen?.kind === way.kind}
            disabled={!there}
            onChange={() => onChoose(way)}
          />
        )
      })}
      {addressed && !reached && (
        <Notice tone="warn">
          {name} does not bring goods to this address. Choose another address, or take these goods out of your cart.
        </Notice>
      )}
    </Choices>
  )
}
