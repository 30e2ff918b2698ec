import { createElement, type SVGProps } from 'react'

interface Drawing {
  node: readonly (readonly [tag: string, attributes: Record<string, string>])[]
}

/** Makes a component of one of Lucide's drawings. Lucide's own maker does more than any page asks for, and weighs 2 kB. */
export default ({ node }: Drawing) =>
  ({ size = 24, ...props }: SVGProps<SVGSVGElement> & { size?: number }) =>
    createElement(
      'svg',
      {
        width: size,
        height: size,
        'aria-hidden': true,
        viewBox: '0 0 24 24',
        fill: 'none',
        stroke: 'currentColor',
        strokeWidth: 2,
        strokeLinecap: 'round',
        strokeLinejoin: 'round',
        ...props,
      },
      node.map(([tag, attributes]) => createElement(tag, attributes)),
    )
