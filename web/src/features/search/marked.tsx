import type { Schema } from '@homify/client'

/** Text in pieces, with what was looked for marked. */
export function Marked({ pieces }: { pieces: readonly Schema<'TextPiece'>[] }) {
  return pieces.map(({ text, marked }, index) =>
    // Pieces have no name but their place.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    marked ? <mark key={index}>{text}</mark> : text,
  )
}
