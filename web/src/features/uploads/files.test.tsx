import { fireEvent, render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Files } from './files'

const files = [{ id: 'upl_1', url: 'http://localhost:3000/a-file' }]

test('a file is named before anybody knows whether it is a picture, and stays so if it is none', () => {
  render(<Files label="Evidence" files={files} />)
  const link = screen.getByRole('link', { name: 'Evidence 1' })
  const picture = link.querySelector('img')
  expect(picture?.dataset.shown).toBe('false')
  if (picture) fireEvent.error(picture)
  expect(picture?.dataset.shown).toBe('false')
  expect(link.getAttribute('href')).toBe(files[0]?.url)
})

test('a picture is shown over its name when it is there', () => {
  render(<Files label="Evidence" files={files} />)
  const picture = screen.getByRole('link', { name: 'Evidence 1' }).querySelector('img')
  if (picture) fireEvent.load(picture)
  expect(picture?.dataset.shown).toBe('true')
})

test('where nothing was handed in, it says so', () => {
  render(<Files label="Documents" files={[]} />)
  expect(screen.getByText('Documents: none')).toBeTruthy()
})
