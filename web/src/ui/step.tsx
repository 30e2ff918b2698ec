import type { ReactNode } from 'react'
import type { ActionView } from '~/api/action'
import { Button, type Look } from './button'
import { Confirm } from './confirm'

interface Props {
  look?: Look
  wide?: boolean
  /** What the button says. */
  name: string
  /** The question behind it, and what its own button says. */
  title: string
  label: string
  /** What cannot be taken back and takes something away. */
  danger?: boolean
  action: ActionView
  ready?: boolean
  open: boolean
  setOpen(open: boolean): void
  onConfirm(): void
  /** What is safe, should the answer be lost. */
  safe?: string
  children: ReactNode
}

/** A button and the question behind it, which stays open until it is known what became of it. */
export function Step({ look, wide, name, title, label, danger, action, ready, open, setOpen, ...rest }: Props) {
  return (
    <>
      <Button look={look} wide={wide} onClick={() => setOpen(true)}>
        {name}
      </Button>
      <Confirm
        open={open || action.busy || action.state.at === 'unknown'}
        title={title}
        label={label}
        look={danger ? 'danger' : 'primary'}
        action={action}
        disabled={ready === false}
        onClose={() => setOpen(false)}
        {...rest}
      />
    </>
  )
}
