import { useState } from 'react'
import { Button } from '~/ui/button'
import { Card } from '~/ui/card'
import css from './release-code.module.css'

/** The code that only the buyer sees. Hidden until asked for, since screens are looked at by others. */
export function ReleaseCode({ code }: { code: string }) {
  const [seen, setSeen] = useState(false)
  return (
    <Card title="Your release code">
      <div className="stack">
        <p>
          At the door: look at the goods first. If they are as promised, tell the artisan this code, and they are paid.{' '}
          <strong>Give it to nobody before.</strong> We never ask for it.
        </p>
        {seen ? (
          <output className={css.code} aria-label={`Release code ${[...code].join(' ')}`}>
            {code.slice(0, 3)} {code.slice(3)}
          </output>
        ) : (
          <Button onClick={() => setSeen(true)}>Show the code</Button>
        )}
      </div>
    </Card>
  )
}
