// Somebody who knows what they want and not where it stands.
import { expect, test } from '@playwright/test'
import { contextOf } from '../people'
import { PHONE } from '../steps'

test('what is typed on a phone is found, narrowed down, and is where it was after a look at one', async ({
  browser,
  baseURL,
}) => {
  const context = await contextOf(browser, baseURL ?? '', 'nobody', PHONE)
  const page = await context.newPage()
  await page.goto('/')
  const field = page.getByRole('combobox', { name: 'Search the shop' })
  await field.pressSequentially('mahog', { delay: 50 })
  await expect(page.locator('datalist option[value^="mahogany"]').first()).toBeAttached()
  await field.fill('Mahogany TABLE')
  await field.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '“Mahogany TABLE”' })).toBeVisible()
  const results = page.getByRole('region', { name: 'What was found' })
  const title = results.getByRole('link', { name: /mahogany dining table/i }).first()
  await expect(title.locator('mark').first()).toBeVisible()

  await page.getByText('Filter and sort').click()
  await page.getByRole('combobox', { name: 'Category' }).selectOption('furniture')
  await page.getByRole('combobox', { name: 'Sort' }).selectOption('Cheapest first')
  await expect(page).toHaveURL(/\/search\?q=Mahogany.TABLE&category=furniture&sort=price_up$/)
  await expect(page.getByRole('link', { name: 'Without Furniture' })).toBeVisible()

  await title.click()
  await expect(page.getByRole('button', { name: 'Put into the cart' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('link', { name: 'Without Furniture' })).toBeVisible()
  await expect(field).toHaveValue('Mahogany TABLE')

  await page.goto('/search?q=zzyzx')
  await expect(page.getByText('Nothing found for “zzyzx”')).toBeVisible()
  await context.close()
})

test('a category leads to its parts, and is narrowed down by what its goods say of themselves', async ({
  browser,
  baseURL,
}) => {
  const context = await contextOf(browser, baseURL ?? '', 'nobody', PHONE)
  const page = await context.newPage()
  await page.goto('/categories/doors-windows')
  await page.getByRole('navigation', { name: 'Parts of this category' }).getByRole('link', { name: 'Doors' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Doors' })).toBeVisible()
  await page.getByRole('link', { name: 'Narrow it down' }).click()
  await page.getByText('Filter and sort').click()
  await page.getByRole('checkbox', { name: /^Hardwood \(/ }).check()
  await expect(page).toHaveURL(/attributes=material/)
  await expect(page.getByRole('link', { name: 'Without Material: Hardwood' })).toBeVisible()
  const results = page.getByRole('region', { name: 'What was found' })
  await expect(results.getByRole('link', { name: /flush door/i })).toHaveCount(0)
  await results
    .getByRole('link', { name: /front door/i })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: 'Details' })).toBeVisible()
  await expect(page.getByText('90 cm')).toBeVisible()
  await context.close()
})
