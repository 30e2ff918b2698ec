import { useState } from 'react'
import { useAction } from '~/api/action'
import { Button } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { ActionNotice } from '~/ui/problem'
import { Step } from '~/ui/step'
import { toast } from '~/ui/toast'
import type { Conversation } from './queries'

/** Takes no more messages of the other side; or takes them again. */
export function BlockPerson({ conversation, name }: { conversation: Conversation; name: string }) {
  const [open, setOpen] = useState(false)
  const stale = ['/conversations/{conversation_id}' as const, '/me/blocks' as const]
  const options = { scope: conversation.id, stale }
  const block = useAction('post', '/conversations/{conversation_id}/block', {
    ...options,
    onDone: () => {
      setOpen(false)
      toast(`You have blocked ${name}.`)
    },
  })
  const unblock = useAction('delete', '/conversations/{conversation_id}/block', {
    ...options,
    onDone: () => toast(`${name} can write to you again.`),
  })
  const path = { conversation_id: conversation.id }
  if (conversation.blocked) {
    return (
      <Notice
        tone="warn"
        title={`You have blocked ${name}`}
        actions={
          <Button busy={unblock.busy} onClick={() => void unblock.run({ path })}>
            Take the block back
          </Button>
        }
      >
        <p>They cannot send you messages or questions. About an order that still runs you can both write.</p>
        <ActionNotice action={unblock} />
      </Notice>
    )
  }
  return (
    <div className="row">
      <Step
        look="quiet"
        name={`Block ${name}`}
        title={`Block ${name}?`}
        label="Block"
        danger
        action={block}
        open={open}
        setOpen={setOpen}
        onConfirm={() => void block.run({ path })}
      >
        <p>
          They can no longer send you messages or questions. Your orders and your money are not touched, and about an
          order that still runs you can both write.
        </p>
      </Step>
    </div>
  )
}
