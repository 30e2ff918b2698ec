import { useRef, useState } from 'react'
import { Picture, type Shown } from '~/ui/picture'
import css from './product.module.css'

/** As the page has it: all of a phone's width, then more than half of the page. `start.js` and the page's document say the same. */
export const WHOLE = '(min-width: 860px) 600px, 100vw'

/** A product's pictures: swiped on a phone, chosen below elsewhere. */
export function Gallery({
  images,
  title,
}: {
  images: readonly (Shown & { id: string; alt?: string })[]
  title: string
}) {
  const strip = useRef<HTMLUListElement>(null)
  const [shown, setShown] = useState(0)
  const slides = images.length > 0 ? images : [null]
  const show = (index: number) => {
    const slide = strip.current?.children[index] as HTMLElement | undefined
    strip.current?.scrollTo({ left: slide?.offsetLeft ?? 0, behavior: 'smooth' })
  }
  return (
    <div className={css.pictures}>
      {/* It scrolls sideways, so the keyboard must reach it. */}
      <ul
        className={css.strip}
        ref={strip}
        tabIndex={slides.length > 1 ? 0 : undefined}
        aria-label="Pictures"
        onScroll={event => setShown(Math.round(event.currentTarget.scrollLeft / event.currentTarget.clientWidth))}
      >
        {slides.map((image, index) => (
          <li key={image?.id ?? 'none'} className={css.slide}>
            <Picture
              image={image}
              alt={image ? (image.alt ?? `${title}, picture ${index + 1} of ${slides.length}`) : ''}
              eager={index === 0}
              sizes={WHOLE}
            />
          </li>
        ))}
      </ul>
      {slides.length > 1 && (
        <div className={css.thumbs}>
          {images.map((image, index) => (
            <button
              key={image.id}
              type="button"
              className={css.thumb}
              aria-label={`Picture ${index + 1}`}
              aria-current={shown === index || undefined}
              onClick={() => show(index)}
            >
              <Picture image={image} alt="" sizes="64px" />
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
