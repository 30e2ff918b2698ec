import { messagesSend } from '@homify/client/limits'
import { Paperclip } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import type { ActionView } from '~/api/action'
import { FilesField } from '~/features/uploads/files-field'
import { Button } from '~/ui/button'
import { TextArea } from '~/ui/field'
import { ActionNotice } from '~/ui/problem'
import { keepDraft, keptDraft } from './drafts'

const FILES = 5

export interface Letter {
  text: string
  uploads: string[]
}

/** What is being written: kept on the device by the name of what it belongs to, until it is sent. */
export function useLetter(of: string) {
  const [text, setText] = useState(() => keptDraft(of))
  const [files, setFiles] = useState<{ ids: string[]; busy: boolean }>({ ids: [], busy: false })
  // The field for files begins anew once they were sent.
  const [round, setRound] = useState(0)
  const write = (next: string) => {
    setText(next)
    keepDraft(of, next)
  }
  const clear = () => {
    write('')
    setFiles({ ids: [], busy: false })
    setRound(before => before + 1)
  }
  return { text, write, files, setFiles, round, clear }
}

interface Props {
  label: string
  letter: ReturnType<typeof useLetter>
  action: ActionView
  send(letter: Letter): void
  /** Files alone say too little. */
  wordsNeeded?: boolean
  /** Between the words and the button. */
  children?: ReactNode
}

/** Where a message is written. What could not be sent for want of a network goes once there is one. */
export function Composer({ label, letter, action, send, wordsNeeded, children }: Props) {
  const { text, write, files, setFiles, round } = letter
  const [withFiles, setWithFiles] = useState(false)
  const offline = action.state.at === 'offline'
  const ready = !files.busy && (text.trim() !== '' || (!wordsNeeded && files.ids.length > 0))
  const go = () => send({ text: text.trim(), uploads: files.ids })
  useEffect(() => {
    if (!offline) return
    window.addEventListener('online', go)
    return () => window.removeEventListener('online', go)
  })
  return (
    <form
      className="stack"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        if (ready && !action.busy) go()
      }}
    >
      <TextArea
        label={label}
        rows={3}
        maxLength={messagesSend.text.maxLength}
        value={text}
        onChange={event => write(event.target.value)}
      />
      {children}
      {withFiles && (
        <FilesField
          key={round}
          label="Photos and papers"
          hint="Five at most. Do not show telephone numbers or accounts before the order is paid."
          purpose="message_file"
          max={FILES}
          onChange={(ids, busy) => setFiles({ ids, busy })}
        />
      )}
      {offline ? (
        <p className="strong" role="status">
          You are offline. We keep what you wrote, and send it as soon as you are connected.
        </p>
      ) : (
        <ActionNotice action={action} safe="What you wrote is kept." />
      )}
      <div className="row">
        <Button type="submit" look="primary" busy={action.busy} disabled={!ready}>
          Send
        </Button>
        {!withFiles && (
          <Button look="quiet" onClick={() => setWithFiles(true)}>
            <Paperclip size={18} aria-hidden="true" /> Add photos
          </Button>
        )}
      </div>
    </form>
  )
}
