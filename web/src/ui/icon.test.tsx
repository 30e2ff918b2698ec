import { render } from '@testing-library/react'
import * as house from 'lucide-react/icons/house'
import type { ReactElement } from 'react'
import { expect, test } from 'vitest'
import iconOf from './icon'

const Lucide = house.default
// Its types do not tell of it.
const { __iconData: drawing } = house as unknown as { __iconData: Parameters<typeof iconOf>[0] }

/** What decides how a drawing looks, of Lucide's own and of ours. */
const LOOKS = ['width', 'height', 'viewBox', 'fill', 'stroke', 'stroke-width', 'stroke-linecap', 'aria-hidden']
const looks = (svg: SVGElement | null) => [LOOKS.map(name => svg?.getAttribute(name)), svg?.innerHTML]

test('an icon looks as Lucide draws it, and takes what it is given', () => {
  const House = iconOf(drawing)
  const drawn = (icon: ReactElement) => looks(render(icon).container.querySelector('svg'))
  expect(drawn(<House />)).toEqual(drawn(<Lucide />))
  expect(drawn(<House size={20} strokeWidth={1.25} fill="currentColor" />)).toEqual(
    drawn(<Lucide size={20} strokeWidth={1.25} fill="currentColor" />),
  )
})
