import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { LoadError } from './load-error'

test('a part of the app that did not come is told as what it is, a network that is not there', () => {
  // As Chromium, Firefox and Safari say it.
  for (const message of [
    'Failed to fetch dynamically imported module: https://homify.example/assets/orders.js',
    'error loading dynamically imported module: https://homify.example/assets/orders.js',
    'Importing a module script failed.',
  ]) {
    const { unmount } = render(<LoadError error={new TypeError(message)} onAgain={() => undefined} />)
    expect(screen.getByText('No connection'), message).toBeTruthy()
    unmount()
  }
  render(<LoadError error={new TypeError('x is not a function')} onAgain={() => undefined} />)
  expect(screen.getByText('This page did not load')).toBeTruthy()
})
