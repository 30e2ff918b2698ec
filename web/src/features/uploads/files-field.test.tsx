import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test, vi } from 'vitest'
import { examples } from '~/testing/gen/examples'
import { answers, refuses, server } from '~/testing/server'
import { FilesField } from './files-field'

vi.mock('~/domain/upload', () => ({ shrink: (file: File) => Promise.resolve(file) }))

const upload = examples.uploadsGet.body

function choose(onChange: (ids: string[], busy: boolean) => void) {
  server.use(
    http.post('https://homify-uploads.s3.eu-west-1.amazonaws.com', () => new HttpResponse(null, { status: 204 })),
  )
  URL.createObjectURL = () => 'blob:chair'
  render(<FilesField label="Photos" purpose="product_image" max={8} onChange={onChange} />)
  const file = new File(['chair'], 'chair.webp', { type: 'image/webp' })
  fireEvent.change(screen.getByLabelText('Add to Photos'), { target: { files: [file] } })
}

test('a photo counts once it is ready', async () => {
  const onChange = vi.fn()
  choose(onChange)
  await screen.findByText('Sending…')
  expect(onChange).toHaveBeenLastCalledWith([], true)
  await waitFor(() => expect(onChange).toHaveBeenLastCalledWith([upload.id], false))
})

test('one that cannot be read is not taken, and says why', async () => {
  const onChange = vi.fn()
  const refused = { status: 'refused', reason: 'damaged', detail: 'This picture is damaged. Take it again.' }
  server.use(answers('uploadsGet', { ...upload, picture: refused }))
  choose(onChange)
  expect((await screen.findByRole('alert')).textContent).toBe('chair.webp: This picture is damaged. Take it again.')
  expect(screen.getByText('Not taken')).toBeTruthy()
  expect(onChange).toHaveBeenLastCalledWith([], false)
})

test('one that is damaged on arrival says so too, and what only failed can be sent again', async () => {
  const onChange = vi.fn()
  server.use(refuses('uploadsComplete', 'upload-invalid', 422))
  choose(onChange)
  expect((await screen.findByRole('alert')).textContent).toContain('What the API says about it.')
  server.use(refuses('uploadsRequest', 'unavailable', 503))
  const file = new File(['door'], 'door.webp', { type: 'image/webp' })
  fireEvent.change(screen.getByLabelText('Add to Photos'), { target: { files: [file] } })
  expect(await screen.findByRole('button', { name: 'Not sent. Again' })).toBeTruthy()
})
