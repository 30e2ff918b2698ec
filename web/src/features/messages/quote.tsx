import type { Schema } from '@homify/client'
import { disputesAddEvidence } from '@homify/client/limits'
import { useState } from 'react'
import { useAction } from '~/api/action'
import { Files } from '~/features/uploads/files'
import { toast } from '~/ui/toast'
import { When } from '~/ui/when'
import { WordsDialog } from '~/ui/words-dialog'
import css from './messages.module.css'
import type { Message } from './queries'

/** Shows a message in the dispute about the order, as it is now. */
export function ShowInDispute({ message, dispute }: { message: Message; dispute: string }) {
  const [open, setOpen] = useState(false)
  const action = useAction('post', '/disputes/{dispute_id}/evidence', {
    scope: `${dispute} ${message.number}`,
    stale: ['/disputes/{dispute_id}', '/disputes/{dispute_id}/history'],
    onDone: () => {
      setOpen(false)
      toast('The message is in the dispute.')
    },
  })
  return (
    <>
      <button type="button" className={css.quiet} onClick={() => setOpen(true)}>
        Show in the dispute
      </button>
      {open && (
        <WordsDialog
          title="Show this message in the dispute"
          label="What does it show?"
          limit={disputesAddEvidence.note}
          confirm="Add it"
          action={action}
          onConfirm={note =>
            void action.run({
              path: { dispute_id: dispute },
              body: { note, message: { conversation_id: message.conversation_id, number: message.number } },
            })
          }
          onClose={() => setOpen(false)}
        >
          <p>Both sides and we read it there, as it is now. It counts as one of your ten pieces of evidence.</p>
        </WordsDialog>
      )}
    </>
  )
}

/** A message that is evidence. */
export function Quote({
  message,
  who,
  files,
}: {
  message: Schema<'QuotedMessage'>
  who: string
  files: readonly { id: string; url: string }[]
}) {
  return (
    <blockquote className={css.quote}>
      <p className="muted small">
        {who} wrote, <When at={message.sent_at} />
      </p>
      {message.text && <p className="lines break">{message.text}</p>}
      {message.uploads.length > 0 && (
        <Files label="File" files={files.filter(file => message.uploads.includes(file.id))} />
      )}
    </blockquote>
  )
}
