import { test as base, expect, type Page } from '@playwright/test'
import { startApp, type RunningApp } from './app.ts'

export { expect }

/**
 * Browser tests of the desk: one installation for all specs of a worker, in which each spec makes a business of its own. The
 * clock is the installation's: it only ever moves forward, so ask `app.now()` for the day.
 */
export const test = base.extend<object, { app: RunningApp }>({
  app: [
    // Playwright reads what a fixture needs from this pattern.
    async ({}, use) => {
      const app = await startApp()
      await use(app)
      await app.stop()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
})

export interface DeskBusiness {
  readonly name: string
  readonly slug: string
  readonly email: string
  readonly password: string
  /** Calls the API with a key of this business; throws unless it answers 2xx. */
  readonly api: (method: string, path: string, body?: object) => Promise<unknown>
}

/** A business of its own, with its owner and an API key, e.g. `makeBusiness(app, 'Recurring')`. */
export async function makeBusiness(app: RunningApp, name: string): Promise<DeskBusiness> {
  const slug = name.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  const email = `owner@${slug}.example`
  const password = 'a good long password'
  await app.cli('create-owner', '--business', name, '--email', email, '--password', password, '--time-zone', 'UTC')
  const { key } = JSON.parse(await app.cli('create-api-key', '--business', slug, '--name', 'tests')) as { key: string }
  let calls = 0
  const api = async (method: string, path: string, body?: object): Promise<unknown> => {
    const headers = {
      Authorization: `Bearer ${key}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': `${slug}-${calls++}`,
    }
    const response = await fetch(`${app.url}/api/v1/${path}`, {
      ...{ method, headers },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }
  return { name, slug, email, password, api }
}

/**
 * Waits, while `open` leads to a page of the desk, until the page asks for its stream: from then on it hears keys as well. Where there
 * are no scripts nothing would be asked for.
 */
export async function untilAwake(page: Page, open: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.waitForRequest(/\/admin\/live/), open()])
}

/** Signs in at the desk and waits for Today. */
export async function signIn(page: Page, app: RunningApp, { email, password }: { email: string; password: string }) {
  await page.goto(`${app.url}/sign-in`)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Today')
}
