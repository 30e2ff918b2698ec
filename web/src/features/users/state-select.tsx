import { type ComponentProps, forwardRef } from 'react'
import { PLACES } from '~/domain/places'
import { Select } from '~/ui/field'

type Props = Omit<ComponentProps<typeof Select>, 'label' | 'children'>

/** One state of Nigeria. */
export const StateSelect = forwardRef<HTMLSelectElement, Props>((props, ref) => (
  <Select ref={ref} label="State" {...props}>
    <option value="">Choose…</option>
    {Object.entries(PLACES).map(([code, name]) => (
      <option key={code} value={code}>
        {name}
      </option>
    ))}
  </Select>
))
