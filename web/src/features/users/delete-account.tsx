import { useState } from 'react'
import { Button } from '~/ui/button'
import { Card } from '~/ui/card'
import { DeleteDialog } from './delete-dialog'

/** The way out: what happens then, before anybody asks for it. */
export function DeleteAccount({ email }: { email: string }) {
  const [open, setOpen] = useState(false)
  return (
    <Card title="Delete your account">
      <div className="stack">
        <p>
          Your name, addresses, messages, photos and log-in are erased for good. What was bought and paid stays in our
          books, without your name.
        </p>
        <div className="row">
          <Button onClick={() => setOpen(true)}>Delete my account</Button>
        </div>
      </div>
      {open && <DeleteDialog email={email} onClose={() => setOpen(false)} />}
    </Card>
  )
}
