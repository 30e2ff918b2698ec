import { fireEvent, render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Picture, type Shown } from './picture'

const size = (width: number) => ({
  width,
  height: width / 2,
  webp: `/media/${width}.webp`,
  jpeg: `/media/${width}.jpg`,
})
const image: Shown = { width: 1600, height: 800, colour: '#a0522d', sizes: [size(320), size(640)] }

test('a picture is asked for in the size of its place, as WebP where that is taken, and leaves its shape and colour until then', () => {
  const { container } = render(<Picture image={image} alt="A stool" sizes="64px" />)
  const source = container.querySelector('source')
  expect(source?.type).toBe('image/webp')
  expect(source?.getAttribute('srcset')).toBe('/media/320.webp 320w,/media/640.webp 640w')
  expect(source?.getAttribute('sizes')).toBe('64px')
  const img = screen.getByAltText('A stool')
  expect(img.getAttribute('src')).toBe('/media/640.jpg')
  expect([img.getAttribute('width'), img.getAttribute('height')]).toEqual(['1600', '800'])
  expect((container.firstElementChild as HTMLElement).style.backgroundColor).toBe('rgb(160, 82, 45)')
})

test('one that does not load, and one that is not published, leave the frame', () => {
  const { container } = render(<Picture image={image} alt="A stool" sizes="64px" />)
  fireEvent.error(screen.getByAltText('A stool'))
  expect(screen.queryByAltText('A stool')).toBeNull()
  expect(container.querySelector('svg')).toBeTruthy()
  render(<Picture image={{ ...image, sizes: [] }} alt="A door" sizes="64px" />)
  expect(screen.queryByAltText('A door')).toBeNull()
})
