import { expect, test, type Browser, type Page } from '@playwright/test'
import { startApp, type DemoInfo, type RunningApp } from '../support/app.ts'
import { overflow, pageFaults } from '../support/audit-page.ts'

let app: RunningApp
let demo: DemoInfo
test.beforeAll(async () => {
  test.setTimeout(300_000)
  app = await startApp()
  demo = await app.demo()
})
test.afterAll(() => app.stop())

const portalOf = (invoice: string) => demo.portal.find((link) => link.invoice === invoice)?.url ?? ''

async function post(path: string, body: object): Promise<{ id: string; url: string }> {
  const response = await fetch(`${demo.api.url}${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${demo.api.key}`,
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as { id: string; url: string }
}

/** The page of a fresh invoice for a client who reads `locale`. */
async function pageIn(locale: string): Promise<string> {
  const today = (await app.now()).toISOString().slice(0, 10)
  const { id } = await post('/invoices', {
    client: { name: `Client ${locale}`, email: `ada@${locale.toLowerCase()}.example`, locale },
    ...{ number: `L-${locale}`, issuedOn: today, terms: 'Net 30', currency: 'USD', issue: true },
    lines: [{ description: 'Design', quantity: '1', unitAmount: 120_000 }],
  })
  return (await post(`/invoices/${id}/portal-links`, {})).url
}

async function onPhone(browser: Browser, work: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
  await work(await context.newPage())
  await context.close()
}

test('a first visit is at most 30 KB over the wire, everything counted', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  const wire = await context.newCDPSession(page)
  await wire.send('Network.enable')
  let bytes = 0
  wire.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
  await page.goto(portalOf('2041'), { waitUntil: 'networkidle' })
  // A browser without a window asks for no icon; one with a window does.
  const icon = (await (await page.request.get(`${app.url}/favicon.svg`)).body()).byteLength
  test.info().annotations.push({ type: 'bytes', description: String(bytes + icon) })
  expect(bytes + icon).toBeGreaterThan(3_000)
  expect(bytes + icon).toBeLessThanOrEqual(30_000)
  await context.close()
})

for (const [locale, heading, something] of [
  ['en-US', 'Invoice L-en-US', 'Something else?'],
  ['es-ES', 'Factura L-es-ES', '¿Otra cosa?'],
  ['de-DE', 'Rechnung L-de-DE', 'Etwas anderes?'],
  ['fr-FR', 'Facture L-fr-FR', 'Autre chose ?'],
] as const) {
  test(`in ${locale}: accessible, in both colour schemes, and it fits 320 px and 200 % zoom`, async ({ browser }) => {
    const url = await pageIn(locale)
    const context = await browser.newContext({ viewport: { width: 1_280, height: 900 }, bypassCSP: true })
    const page = await context.newPage()
    await page.goto(url)
    await expect(page.locator('html')).toHaveAttribute('lang', locale)
    await expect(page.locator('html')).toHaveAttribute('dir', 'ltr')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
    await expect(page.getByRole('heading', { name: something })).toBeVisible()
    expect(await pageFaults(page)).toEqual([])
    // 640 px is what 1280 px leave at 200 %.
    await page.setViewportSize({ width: 640, height: 700 })
    expect(await overflow(page), '640 px').toBeLessThanOrEqual(0)
    await context.close()
  })
}

test('every way to answer leads to a page that is there', async ({ browser }) => {
  await onPhone(browser, async (page) => {
    await page.goto(portalOf('2041'))
    const section = page.getByRole('region', { name: 'Something else?' })
    for (const name of ['Ask for a payment plan', 'Dispute this invoice', 'Promise a date', 'I have already paid']) {
      await expect(section.getByRole('link', { name })).toBeVisible()
    }
    const ways = await section
      .locator('li a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))
    for (const way of ways) expect((await page.goto(way))?.status(), way).toBe(200)
  })
})

test('a link that ended offers a new one, by mail, and the new one opens', async ({ browser }) => {
  const url = await pageIn('en-GB')
  await onPhone(browser, async (page) => {
    await page.goto(`${url.slice(0, -3)}AAA`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link is no longer valid')
    await page.getByRole('button', { name: 'Mail me a new link' }).click()
    await expect(page.getByRole('status')).toContainText('If this link belonged to an invoice')
    await page.goto(`${url}/nowhere`)
    await page.getByRole('button', { name: 'Mail me a new link' }).click()
    await expect.poll(async () => (await app.mails('ada@en-gb.example')).length).toBe(1)
    const [mail] = await app.mails('ada@en-gb.example')
    const fresh = /https?:\/\/\S+\/p\/[\w-]+/.exec(mail?.text ?? '')?.[0] ?? ''
    expect(fresh).not.toBe(url)
    await page.goto(fresh)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Invoice L-en-GB')
  })
})
