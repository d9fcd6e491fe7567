import { defineConfig } from '@playwright/test'
import { userInfo } from 'node:os'

const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
]
const executablePath = process.env['DUNWELL_BROWSER']

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/support/demo-folder.ts',
  // Every spec starts its own installation on ports of its own, so that two can run side by side.
  workers: 2,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  outputDir: 'test-results/e2e',
  reporter: [['list'], ['json']],
  use: {
    browserName: 'chromium',
    locale: 'en-US',
    trace: 'retain-on-failure',
    launchOptions: {
      args: userInfo().uid === 0 ? [...quiet, '--no-sandbox'] : quiet,
      ...(executablePath ? { executablePath } : {}),
    },
  },
})
