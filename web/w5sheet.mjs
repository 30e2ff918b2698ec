import { chromium } from '@playwright/test'

const [, , html, out, w, h] = process.argv
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const page = await b.newPage({ viewport: { width: +w, height: +h } })
await page.goto('file://' + html)
await page.waitForTimeout(500)
await page.screenshot({ path: out })
await b.close()
