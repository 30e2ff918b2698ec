import { defineConfig } from '@playwright/test'

/** The app is looked at where `cargo xtask up` serves it, in the browser that is there. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // Two, since a browser waits for the stack and the stack for its timers; journeys meet nobody of another journey.
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    baseURL: process.env.HOMIFY_WEB_URL ?? 'http://127.0.0.1:4569',
    locale: 'en-NG',
    timezoneId: 'Africa/Lagos',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.HOMIFY_CHROMIUM ?? '/usr/bin/chromium',
      // Chromium refuses its sandbox to root, as whom containers of CI run.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
  projects: [
    { name: 'shots', testMatch: 'shots.ts' },
    { name: 'readme', testMatch: 'readme.ts' },
    { name: 'pages', testMatch: 'pages/*.spec.ts', fullyParallel: true },
    // After the pages, whose lists would change meanwhile.
    { name: 'journeys', testMatch: 'journeys/*.spec.ts', dependencies: ['pages'] },
  ],
})
