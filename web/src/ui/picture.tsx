import type { Schema } from '@homify/client'
import { Image } from 'lucide-react'
import { useState } from 'react'
import css from './picture.module.css'

export type Shown = Pick<Schema<'Image'>, 'width' | 'height' | 'colour' | 'sizes'>

interface Props {
  image?: Shown | null
  /** Where it is in one size alone, of what is kept on the device. */
  url?: string | null
  /** What it shows, or nothing where the words beside it say so. */
  alt: string
  /** One of the first on the page: loaded at once. */
  eager?: boolean
  /** How wide it is shown, as `sizes` of HTML has it. */
  sizes: string
}

/** A picture in a frame of its final size, its main colour until it is there, and the frame alone where there is none. */
export function Picture({ image, url, alt, eager, sizes }: Props) {
  const [broken, setBroken] = useState<string | null>(null)
  const src = image?.sizes.at(-1)?.jpeg ?? url
  const shown = src && broken !== src
  return (
    <div className={css.frame} style={shown && image ? { backgroundColor: image.colour } : undefined}>
      {!(shown && image) && <Image size={28} strokeWidth={1.25} aria-hidden="true" />}
      {shown && (
        <picture>
          {image && (
            <source
              type="image/webp"
              srcSet={image.sizes.map(size => `${size.webp} ${size.width}w`).join()}
              sizes={sizes}
            />
          )}
          <img
            src={src}
            alt={alt}
            width={image?.width ?? 640}
            height={image?.height ?? 640}
            loading={eager ? 'eager' : 'lazy'}
            fetchPriority={eager ? 'high' : undefined}
            decoding="async"
            onError={() => setBroken(src)}
          />
        </picture>
      )}
    </div>
  )
}
