import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
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

/** The buttons at a dialog's end: what it is for first in the reading order, at the right. */
export const DialogButtons = ({ children }: { children: ReactNode }) => <div className={css.buttons}>{children}</div>
