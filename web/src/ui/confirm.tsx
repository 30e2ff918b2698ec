import type { ReactNode } from 'react'
import type { ActionView } from '~/api/action'
import { Button, type Look } from './button'
import { Dialog, DialogButtons } from './dialog'
import { ActionNotice } from './problem'

interface Props {
  open: boolean
  title: string
  onClose(): void
  /** The action whose outcome is shown, and that keeps the buttons busy. */
  action: ActionView
  /** What the button says and does: the verb and the thing, `Confirm and pay the artisan`. */
  label: string
  look?: Look
  onConfirm(): void
  disabled?: boolean
  /** What is safe, should the answer be lost. */
  safe?: string
  children: ReactNode
}

/** Asks before something is done that cannot be taken back. */
export function Confirm({
  open,
  title,
  onClose,
  action,
  label,
  look = 'primary',
  onConfirm,
  disabled,
  safe,
  children,
}: Props) {
  return (
    <Dialog open={open} title={title} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          onConfirm()
        }}
      >
        {children}
        <ActionNotice action={action} safe={safe} />
        <DialogButtons onClose={onClose} busy={action.busy}>
          <Button type="submit" look={look} busy={action.busy} disabled={disabled || action.state.at === 'unknown'}>
            {label}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  )
}
