// What the distribution of `infra/web.yaml` does, where the local cloud serves it.
import { expect, test } from '@playwright/test'

test('a path that names no file is a page of the app, and its policy lets nothing foreign in', async ({ request }) => {
  for (const path of ['/', '/orders/ord_1', '/a/page/that/nobody/made']) {
    const response = await request.get(path)
    expect(response.status(), path).toBe(200)
    const headers = response.headers()
    expect(headers['content-type']).toContain('text/html')
    expect(headers['cache-control']).toBe('no-cache')
    const policy = headers['content-security-policy'] ?? ''
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
    expect(policy).not.toContain('unsafe')
    expect(headers['x-frame-options']).toBe('DENY')
  }
})

test('what the API refuses is not turned into a page', async ({ request }) => {
  const response = await request.get('/api/orders/ord_1')
  expect(response.status()).toBe(401)
  expect(response.headers()['content-type']).toContain('application/problem+json')
  const unknown = await request.get('/api/nothing/here')
  expect(unknown.status()).toBe(404)
  expect(unknown.headers()['content-type']).not.toContain('text/html')
})

test('assets are kept for ever, and what names them is asked for each time', async ({ request }) => {
  const page = await (await request.get('/')).text()
  const assets = [...page.matchAll(/\/assets\/[\w.-]+/g)].map(([path]) => path)
  expect(assets.length).toBeGreaterThan(0)
  for (const path of assets) {
    const headers = (await request.get(path)).headers()
    expect(headers['cache-control'], path).toBe('public, max-age=31536000, immutable')
    expect(headers['x-content-type-options']).toBe('nosniff')
  }
  for (const path of ['/sw.js', '/config.json', '/manifest.webmanifest']) {
    expect((await request.get(path)).headers()['cache-control'], path).toBe('no-cache')
  }
})

test('of the uploads only pictures made ready are to be had, and nothing in them may run', async ({ request }) => {
  const { items } = (await (await request.get('/api/products?category=furniture&limit=1')).json()) as {
    items: { artisan_id: string; images: { id: string; sizes: { webp: string; jpeg: string }[] }[] }[]
  }
  const [product] = items
  const image = product?.images[0]
  for (const form of ['webp', 'jpeg'] as const) {
    const picture = await request.get(image?.sizes[0]?.[form] ?? 'no picture')
    expect(picture.status()).toBe(200)
    expect(picture.headers()['content-type']).toBe(`image/${form}`)
    expect(picture.headers()['content-security-policy']).toContain('sandbox')
  }
  const owner = product?.artisan_id.replace('art_', 'usr_')
  for (const path of [
    `/media/product-images/${owner}/${image?.id}`,
    '/media/verification-documents/usr_1/upl_1',
    '/media/evidence/usr_1/upl_1',
  ]) {
    expect([403, 404], path).toContain((await request.get(path)).status())
  }
})

test('a sample log-in is one click, and leads where one was going', async ({ page }) => {
  await page.goto('/me/artisan')
  await page.getByRole('button', { name: 'Artisan', exact: true }).click()
  await page.waitForURL('**/me/artisan')
  await expect(page.locator('main h1')).toBeVisible()
})
