// Products as a file: out, changed, and in again.
import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { twoPeople } from '../steps'

test('an artisan downloads their products, adds one in the file, corrects a line and sends it again', async ({
  browser,
  baseURL,
}) => {
  // A file begins within a minute.
  test.slow()
  const { artisan } = await twoPeople(browser, baseURL ?? '', 'Csv Buyer')
  const title = `Filed stool ${Date.now()}`
  await artisan.goto('/me/products')
  const downloading = artisan.waitForEvent('download')
  await artisan.getByRole('button', { name: 'Download as CSV' }).click()
  const file = await readFile(await (await downloading).path(), 'utf8')
  const [columns = ''] = file.split('\r\n')
  expect(columns).toContain('product_id,title,description,category,price')

  const cells = columns.replace('\uFEFF', '').split(',')
  const line = (said: Record<string, string>) => cells.map(column => said[column] ?? '').join(',')
  const send = (price: string) =>
    artisan.getByLabel('A CSV with products').setInputFiles({
      name: 'products.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`${file}${line({ title, category: 'furniture', price, new_stock: '3' })}\r\n`),
    })
  await send('12.500')
  await expect(artisan.getByText('1 line could not be taken')).toBeVisible({ timeout: 90_000 })
  await expect(artisan.getByText(/price: takes figures with a point/)).toBeVisible()
  await send('12500')
  await expect(artisan.getByText('Your file is done')).toBeVisible({ timeout: 90_000 })
  const row = artisan.getByRole('listitem').filter({ hasText: title })
  await expect(row.getByText('Draft')).toBeVisible()
})
