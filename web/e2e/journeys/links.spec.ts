// Links that are shared: what who runs no script reads of them, and what the app makes of the same page.
import { expect, test } from '@playwright/test'

/** A product with a picture, and who makes it. */
async function product(request: import('@playwright/test').APIRequestContext) {
  const { items } = (await (await request.get('/api/products?category=furniture&in_stock=true')).json()) as {
    items: {
      id: string
      title: string
      category: string
      images: unknown[]
      artisan: { id: string; display_name: string }
    }[]
  }
  const first = items.find(one => one.images.length > 0)
  if (!first) throw new Error('the sample data has furniture')
  return first
}

test('without a script, a product and its artisan are there with title, price, picture and ways on', async ({
  browser,
  request,
}) => {
  const { id, title, artisan } = await product(request)
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  // As messengers hang it on.
  const response = await page.goto(`/products/${id}?fbclid=1`)
  expect(response?.status()).toBe(200)
  expect(response?.headers()['content-security-policy']).toContain("script-src 'self'")
  expect(response?.headers()['cache-control']).toContain('public')
  await expect(page).toHaveTitle(`${title} · Homify`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  await expect(page.getByText(/^₦[\d,]+$/)).toBeVisible()
  const picture = page.locator('main img')
  await expect(picture).toBeVisible()
  expect(await picture.evaluate(image => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0)
  const meta = (property: string) => page.locator(`meta[property="${property}"]`).getAttribute('content')
  expect(await meta('og:title')).toBe(title)
  expect(await meta('og:image')).toBe(await picture.getAttribute('src'))
  expect(await meta('og:url')).toMatch(new RegExp(`/products/${id}$`))
  const structured = await page.locator('script[type="application/ld+json"]').textContent()
  expect(JSON.parse(structured ?? '')).toMatchObject({
    '@type': 'Product',
    name: title,
    offers: { priceCurrency: 'NGN', availability: 'https://schema.org/InStock' },
  })
  await page.getByRole('link', { name: artisan.display_name }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(artisan.display_name)
  await expect(page.getByRole('link', { name: title })).toBeVisible()
  await page.goto('/categories/furniture')
  await expect(page.getByRole('link', { name: title }).first()).toBeVisible()
  await context.close()
})

test('with one, the same page becomes the app without asking for anything', async ({ page, request }) => {
  const { id, title, artisan } = await product(request)
  for (const [path, heading] of [
    [`/products/${id}`, title],
    [`/artisans/${artisan.id}`, artisan.display_name],
    ['/categories/furniture', 'Furniture'],
  ] as const) {
    const asked: string[] = []
    page.on('request', one => {
      const { pathname, search } = new URL(one.url())
      if (pathname.startsWith('/api/')) asked.push(pathname + search)
    })
    await page.context().clearCookies()
    await page.goto(path)
    await expect(page.locator('main#main h1')).toHaveText(heading)
    await page.waitForLoadState('networkidle')
    // Reviews stand below, and are asked for as one comes near them.
    const ofThePage = /products|artisans|categories/
    expect(
      asked.filter(address => ofThePage.test(address) && !address.includes('/reviews?')),
      path,
    ).toEqual([])
    page.removeAllListeners('request')
    // The next one is a first visit, too.
    await page.evaluate(async () => {
      for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister()
    })
  }
})

test('what is not there is the app, which says so', async ({ page }) => {
  for (const path of [
    '/products/prd_01K90A7GQ2S5V8YB3E6H9KMNPR',
    '/products/1',
    '/artisans/art_1/more',
    '/categories/nothing',
  ]) {
    const response = await page.goto(path)
    expect(response?.status(), path).toBe(404)
    await expect(page.getByRole('heading', { level: 1, name: 'This page is not here' })).toBeVisible()
  }
})

test('search engines find the products by the site map, and that by robots.txt', async ({ request, baseURL }) => {
  const robots = await (await request.get('/robots.txt')).text()
  const [, map] = /^Sitemap: (.+)$/m.exec(robots) ?? []
  expect(map).toBe(new URL('/sitemap.xml', baseURL).href)
  const { id, category } = await product(request)
  const locations = async (path: string) => {
    const text = await (await request.get(path)).text()
    return [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => (url ?? '').replaceAll('&amp;', '&'))
  }
  const files = (await locations('/sitemap.xml')).filter(file => file.includes(`category=${category}`))
  const found = (await Promise.all(files.map(locations))).flat()
  expect(found).toContain(new URL(`/products/${id}`, baseURL).href)
})
