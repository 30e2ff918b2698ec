import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { WordsDialog } from './words-dialog'

test('words are asked for by their limit once they were sent, beside their field, and handed on without space around', async () => {
  const onConfirm = vi.fn()
  render(
    <WordsDialog
      title="Hide this review?"
      label="The reason"
      limit={{ required: true, minLength: 10, maxLength: 20 }}
      confirm="Hide it"
      action={{ state: { at: 'idle' }, busy: false, again: () => undefined, reset: () => undefined }}
      onConfirm={onConfirm}
      onClose={() => undefined}
    >
      <p>Nobody sees it any more.</p>
    </WordsDialog>,
  )
  const field = screen.getByRole('textbox', { name: 'The reason' })
  const send = () => userEvent.click(screen.getByRole('button', { name: 'Hide it' }))
  await userEvent.type(field, '  ')
  expect(screen.queryByText('The reason is needed.')).toBeNull()
  await send()
  expect(screen.getByText('The reason is needed.')).toBeTruthy()
  expect(document.activeElement).toBe(field)
  await userEvent.type(field, 'Rude')
  expect(screen.getByText('The reason needs 10 characters at least.')).toBeTruthy()
  await userEvent.type(field, ' words to a neighbour')
  expect(screen.getByText('The reason has 20 characters at most.')).toBeTruthy()
  await send()
  expect(onConfirm).not.toHaveBeenCalled()
  await userEvent.clear(field)
  await userEvent.type(field, ' Rude words to him. ')
  await send()
  expect(onConfirm).toHaveBeenCalledExactlyOnceWith('Rude words to him.')
})
