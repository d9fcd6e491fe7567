import { expect, test, type Browser, type Page } from '@playwright/test'
import pg from 'pg'
import { startApp, type DemoInfo, type RunningApp } from '../support/app.ts'
import { pageFaults } from '../support/audit-page.ts'

let app: RunningApp
let demo: DemoInfo
test.beforeAll(async () => {
  test.setTimeout(180_000)
  app = await startApp()
  demo = await app.demo()
})
test.afterAll(() => app.stop())

const portalOf = (invoice: string) => demo.portal.find((link) => link.invoice === invoice)?.url ?? ''

async function signIn(page: Page): Promise<void> {
  await page.goto(demo.admin.url)
  await page.getByLabel('Email').fill(demo.admin.email)
  await page.getByLabel('Password').fill(demo.admin.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Today')
}

/** The page of an invoice, found by its number; a wide window would show it beside the list. Answers its address. */
async function openInvoice(page: Page, number: string): Promise<string> {
  await page.goto(`${app.url}/admin/invoices?q=${number}`)
  await page.goto(`${app.url}${await page.getByRole('link', { name: number }).first().getAttribute('href')}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`Invoice ${number}`)
  return page.url()
}

/** A client's phone: no JavaScript, and no account. */
async function onPhone(browser: Browser, work: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
  await work(await context.newPage())
  await context.close()
}

test('without JavaScript a client is declined, tries again, and pays by card', async ({ browser }) => {
  await onPhone(browser, async (page) => {
    await page.goto(portalOf('2043'))
    await page.getByRole('button', { name: 'Pay by card' }).click()
    await page.getByRole('button', { name: 'Decline' }).click()
    await expect(page.getByText(/declined/i).first()).toBeVisible()
    await page.getByRole('button', { name: 'Pay', exact: true }).click()
    await expect(page.getByRole('status')).toContainText('Paid', { timeout: 30_000 })
    await page.goto(portalOf('2043'))
    await expect(page.getByRole('button', { name: 'Pay by card' })).toHaveCount(0)
  })
})

test('a second tab meets the payment that is open, and may cancel it for another way', async ({ browser }) => {
  await onPhone(browser, async (page) => {
    await page.goto(portalOf('2038'))
    await page.getByRole('button', { name: 'Pay by card' }).click()
    await page.goto(portalOf('2038'))
    await expect(page.getByRole('button', { name: 'Continue this payment' })).toBeVisible()
    await page.getByRole('button', { name: 'Cancel it and choose again' }).click()
    await page.getByRole('button', { name: 'Pay with PayPal' }).click()
    await page.getByRole('button', { name: 'Approve' }).click()
    await expect(page.getByRole('status')).toContainText('Paid', { timeout: 30_000 })
  })
})

test('a part is paid, the rest stays open, and amounts that cannot be are answered in words', async ({ browser }) => {
  await onPhone(browser, async (page) => {
    await page.goto(portalOf('2029'))
    await page.getByRole('radio', { name: 'Other amount' }).check()
    await page.locator('input[name="amount"]').fill('9999999')
    await page.getByRole('button', { name: 'Pay by card' }).click()
    await expect(page.getByText(/more than/i).first()).toBeVisible()
    await page.goto(portalOf('2029'))
    await page.getByRole('radio', { name: 'Other amount' }).check()
    await page.locator('input[name="amount"]').fill('1,200.00')
    await page.getByRole('button', { name: 'Pay by card' }).click()
    await page.getByRole('button', { name: 'Pay', exact: true }).click()
    await expect(page.getByRole('status')).toContainText('Payment received', { timeout: 30_000 })
    await page.getByRole('link', { name: 'Back to invoice 2029' }).click()
    await expect(page.getByRole('region', { name: 'Amount due' })).toContainText('$3,000.00')
  })
})

test('an address that never was, and one of another purpose, open nothing', async ({ page }) => {
  const answer = await page.goto(`${app.url}/p/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`)
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect((await page.request.get(`${app.url}/p/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/invoice.pdf`)).status()).toBe(404)
})

test('the desk shows a payment within two seconds, without a reload', async ({ page, browser }) => {
  await signIn(page)
  await openInvoice(page, '2035')
  await page.evaluate(() => void ((globalThis as { stays?: boolean }).stays = true))
  await onPhone(browser, async (phone) => {
    await phone.goto(portalOf('2035'))
    await phone.getByRole('button', { name: 'Pay by card' }).click()
    await phone.getByRole('button', { name: 'Pay', exact: true }).click()
    await expect(phone.getByRole('status')).toContainText('Paid', { timeout: 30_000 })
  })
  await expect(page.getByText(/settled|Paid/).first()).toBeVisible({ timeout: 2_000 })
  expect(await page.evaluate(() => (globalThis as { stays?: boolean }).stays)).toBe(true)
})

test('what the owner changes in the settings, the client sees', async ({ page }) => {
  await signIn(page)
  // Where clients send money is changed in a confirmed session only.
  const database = new pg.Client(await app.databaseUrl())
  await database.connect()
  await database.query('UPDATE "Session" SET "confirmedAt" = $1', [await app.now()])
  await database.end()
  await page.goto(`${app.url}/admin/settings`)
  await page.getByLabel('Phone').fill('+1 212 555 0199')
  await page.getByLabel('Bank transfer or cheque').fill('Cheques to Northwind Studio, please.')
  await page
    .getByLabel('Logo')
    .setInputFiles({ name: 'logo.svg', mimeType: 'image/png', buffer: Buffer.from('<svg/>') })
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Choose a PNG or JPEG picture')).toBeVisible()
  await page.getByLabel('Logo').setInputFiles([])
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('status')).toContainText('Saved')
  await page.goto(portalOf('2041'))
  await expect(page.getByRole('link', { name: '+1 212 555 0199' }).first()).toBeVisible()
  await expect(page.getByText('Cheques to Northwind Studio, please.')).toBeAttached()
})

test('what a day brings is accessible in both colour schemes and fits 320 px', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 1_280, height: 900 }, bypassCSP: true })
  const page = await context.newPage()
  // So that the send hour has passed, and there are drafts and calls to look at.
  await app.advance('P1D')
  await signIn(page)
  // Pages that need no id are looked at in screens-desk; these show more once a day has passed.
  const desk = [
    '',
    '/tasks',
    '/approvals',
    '/letters',
    '/next-30-days',
    '/settings/words/reminder.first_follow_up',
  ].map((path) => `${app.url}/admin${path}`)
  const urls = [
    `${app.url}/`,
    ...['sign-in', 'help', 'help/follow-up', 'api/docs', 'api/docs/thank-yous'].map((path) => `${app.url}/${path}`),
    portalOf('2041'),
    portalOf('2021'),
    ...desk,
    ...(await cases(page)),
  ]
  for (const url of urls) {
    await page.goto(url)
    expect(await pageFaults(page), url).toEqual([])
  }
  await context.close()
})

/** An invoice that waits for a decision, its way out of the ladder, its client, and a call to make. */
async function cases(page: Page): Promise<string[]> {
  const invoice = await openInvoice(page, '2021')
  const client = await page.getByRole('link', { name: 'Perlman Networks' }).first().getAttribute('href')
  await page.goto(`${app.url}/admin/tasks`)
  const call = await page
    .getByRole('link', { name: /^Call about invoice/ })
    .first()
    .getAttribute('href')
  const clientPage = `${app.url}${client}`
  return [
    invoice,
    `${invoice}/escalation`,
    `${invoice}/call`,
    `${invoice}/policy`,
    clientPage,
    `${clientPage}/follow-up`,
    `${app.url}${call}`,
  ]
}
