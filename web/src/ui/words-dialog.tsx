import { type ReactNode, useRef, useState } from 'react'
import type { ActionView } from '~/api/action'
import { type Limit, wrongWith } from '~/api/form'
import { Button, type Look } from './button'
import { Dialog, DialogButtons } from './dialog'
import { TextArea } from './field'
import { ActionNotice } from './problem'

interface Props {
  title: string
  /** What will happen. */
  children: ReactNode
  label: string
  hint?: string
  limit: Limit
  confirm: string
  look?: Look
  action: ActionView
  onConfirm(words: string): void
  onClose(): void
  /** Other fields that must be filled first. */
  more?: ReactNode
  disabledReason?: string | null
}

/** Something that is done with a reason: what happens, why, and the button that does it. */
export function WordsDialog(props: Props) {
  const { title, children, label, hint, limit, confirm, look = 'primary', action, onConfirm, onClose, more } = props
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const words = text.trim()
  const wrong = wrongWith(words, limit, label)
  return (
    <Dialog open title={title} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          setTried(true)
          if (wrong) field.current?.focus()
          else onConfirm(words)
        }}
      >
        <div className="stack-tight">{children}</div>
        {more}
        <TextArea
          label={label}
          hint={hint}
          error={tried ? wrong : undefined}
          ref={field}
          value={text}
          onChange={event => setText(event.target.value)}
        />
        <ActionNotice action={action} />
        <DialogButtons onClose={onClose} busy={action.busy}>
          <Button type="submit" look={look} busy={action.busy} disabledReason={props.disabledReason}>
            {confirm}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  )
}
