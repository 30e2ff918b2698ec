import { Image } from 'lucide-react'
import { useState } from 'react'
import css from './picture.module.css'

interface Props {
  url: string | null | undefined
  /** What it shows, or nothing where the words beside it say so. */
  alt: string
  shape?: 'square' | 'wide'
  /** One of the first on the page: loaded at once. */
  eager?: boolean
  sizes?: string
  srcSet?: string
}

/** A picture in a frame of its final size, and the frame alone where there is none or it does not load. */
export function Picture({ url, alt, shape = 'square', eager, sizes, srcSet }: Props) {
  const [broken, setBroken] = useState<string | null>(null)
  return (
    <div className={`${css.frame} ${css[shape]}`}>
      <Image size={28} strokeWidth={1.25} aria-hidden="true" />
      {url && broken !== url && (
        <img
          src={url}
          srcSet={srcSet}
          sizes={srcSet ? sizes : undefined}
          alt={alt}
          width={640}
          height={640}
          loading={eager ? 'eager' : 'lazy'}
          fetchPriority={eager ? 'high' : undefined}
          decoding="async"
          onError={() => setBroken(url)}
        />
      )}
    </div>
  )
}
