// A new version of the app is published while somebody uses the one before.
import { request as ask, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@playwright/test'
import { SOON } from '../steps'

/** The app at an address of its own, whose service worker is another one from `publish()` on. */
async function served(from: string) {
  let version = ''
  const to = new URL(from)
  const server = createServer((asked, answer) => {
    const { method, url } = asked
    // Whole each time: what it is compared with may be an earlier version.
    const { 'if-none-match': _tag, 'if-modified-since': _since, ...headers } = asked.headers
    const options = {
      host: to.hostname,
      port: to.port,
      path: url,
      method,
      headers: { ...headers, 'accept-encoding': '' },
    }
    const passed = ask(options, got => {
      const { 'content-length': _, ...kept } = got.headers
      const worker = url === '/sw.js'
      answer.writeHead(got.statusCode ?? 502, worker ? kept : got.headers)
      got.on('data', part => answer.write(part))
      got.on('end', () => answer.end(worker ? version : undefined))
    })
    passed.on('error', () => answer.destroy())
    asked.pipe(passed)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    publish: () => {
      version = '\n// A later version.\n'
    },
    close: () => server.close(),
  }
}

test('a new version is offered by a bar, and comes when the person wants it', async ({ browser, baseURL }) => {
  const { origin, publish, close } = await served(baseURL ?? '')
  const context = await browser.newContext({ baseURL: origin, locale: 'en-NG' })
  const page = await context.newPage()
  await page.goto('/cart')
  await page.evaluate(() => navigator.serviceWorker.ready)
  // The one that is there has the page from the next load on.
  await page.reload()
  await expect.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true)
  await expect(page.getByText('There is a new version of Homify.')).toBeHidden()

  publish()
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
  // It comes once all of it is on the device.
  await expect(page.getByText('There is a new version of Homify.')).toBeVisible(SOON)
  const loaded = page.waitForEvent('load')
  await page.getByRole('button', { name: 'Update' }).click()
  await loaded
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText('There is a new version of Homify.')).toBeHidden()
  await context.close()
  close()
})
