import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from './button'
import css from './dialog.module.css'

interface Props {
  open: boolean
  title: string
  onClose(): void
  children: ReactNode
}

/**
 * The platform's own dialog: it keeps the focus, closes with Esc and the Back gesture, and makes the rest inert. On a phone
 * it is a sheet at the lower edge.
 */
export function Dialog({ open, title, onClose, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const dialog = ref.current
    if (open && dialog && !dialog.open) dialog.showModal()
    return () => dialog?.close()
  }, [open])
  if (!open) return null
  return (
    // Keys close it by the platform's Esc; the click is the pointer's way to the same.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <dialog
      ref={ref}
      className={css.dialog}
      aria-labelledby={id}
      onClose={onClose}
      onClick={event => {
        if (event.target === event.currentTarget) onClose()
      }}
    >
      <div className={css.inner}>
        <div className={css.head}>
          <h2 id={id}>{title}</h2>
          <button type="button" className={css.close} aria-label="Close" onClick={onClose}>
            <X size={22} aria-hidden="true" />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  )
}

interface ButtonsProps {
  /** Leaves everything as it is. */
  onClose(): void
  /** What that is called, where it is not simply put off. */
  leave?: string
  /** It is being done: too late to leave. */
  busy: boolean
  /** The one button that does what the dialog is for. */
  children: ReactNode
}

/** The buttons at a dialog's end, in every dialog alike: at the left nothing happens, at the right it does; the latter above, where both do not fit. */
export const DialogButtons = ({ onClose, leave = 'Not now', busy, children }: ButtonsProps) => (
  <div className={css.buttons}>
    <Button onClick={onClose} disabled={busy}>
      {leave}
    </Button>
    {children}
  </div>
)
