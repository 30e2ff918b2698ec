import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { Button } from './button'
import { Dialog, DialogButtons } from './dialog'

const shown = (busy: boolean, onClose: () => void) =>
  render(
    <Dialog open title="Pay the artisan?" onClose={onClose}>
      <DialogButtons onClose={onClose} busy={busy}>
        <Button look="primary" busy={busy}>
          Pay
        </Button>
      </DialogButtons>
    </Dialog>,
  )
const buttons = () => within(screen.getByRole('dialog')).getAllByRole('button')

test('a dialog ends with the way to leave, then with what it is for', async () => {
  const onClose = vi.fn()
  shown(false, onClose)
  expect(buttons().map(one => one.textContent || one.ariaLabel)).toEqual(['Close', 'Not now', 'Pay'])
  await userEvent.click(screen.getByRole('button', { name: 'Not now' }))
  expect(onClose).toHaveBeenCalledOnce()
})

test('what is being done is not put off any more', () => {
  shown(true, () => undefined)
  expect(screen.getByRole('button', { name: 'Not now' })).toHaveProperty('disabled', true)
})
