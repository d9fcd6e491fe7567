import { readFile } from 'node:fs/promises'
import { pageFaults } from '../support/audit-page.ts'
import { expect, makeBusiness, signIn, test } from '../support/desk.ts'

const DAY = 86_400_000

test('the figures of the desk: what is owed, as of any day, as a file, on a phone and in the dark', async ({
  app,
  page,
}) => {
  test.setTimeout(120_000)
  const business = await makeBusiness(app, 'Reports')
  const today = (await app.now()).getTime()
  const inDays = (days: number) => new Date(today + days * DAY).toISOString().slice(0, 10)
  const invoice = (number: string, client: string, dueIn: number, unitAmount: number, currency = 'USD') =>
    business.api('POST', 'invoices', {
      ...{ client: { name: client, email: `${client.slice(-3)}@example.com` }, number, currency, issue: true },
      ...{ issuedOn: inDays(dueIn - 30), dueOn: inDays(dueIn), lines: [{ description: 'Work', unitAmount }] },
    }) as Promise<{ id: string }>
  const late = await invoice('R-1', '=Ada & Sons', -10, 120_000)
  await invoice('R-2', 'Grace Hopper', -45, 30_000)
  await invoice('R-3', 'Grace Hopper', 12, 10_050)
  await invoice('R-4', 'Grace Hopper', -5, 70_000, 'EUR')
  await business.api('POST', 'payments', {
    ...{ invoiceId: late.id, amount: { amount: 20_000, currency: 'USD' }, method: 'check', receivedOn: inDays(0) },
  })

  await signIn(page, app, business)
  await page.getByRole('link', { name: 'Reports' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Reports')
  await expect(page.getByText('$1,400.50').first()).toBeVisible()
  await expect(page.getByRole('img', { name: /^Billed and collected/ })).toBeVisible()

  await page.getByRole('navigation', { name: 'Reports' }).getByRole('link', { name: 'Aging' }).click()
  await expect(page.getByRole('heading', { level: 2 }).first()).toContainText('$1,400.50 open')
  const buckets = page.getByRole('table', { name: 'Open by days past the due date' })
  await expect(buckets.getByRole('row', { name: /^1 to 30 days/ })).toContainText('$1,000.00')
  await expect(buckets.getByRole('row', { name: /^31 to 60 days/ })).toContainText('$300.00')
  const clients = page.getByRole('table', { name: 'Open by client' })
  await expect(clients.getByRole('row')).toHaveCount(3)
  await page.getByLabel('As of').fill(inDays(-20))
  await page.getByLabel('Currency').selectOption('USD')
  await page.getByRole('button', { name: 'Show' }).click()
  // Thirty days before the third was due, it was not yet issued.
  await expect(page.getByRole('heading', { level: 2 }).first()).toContainText('$1,500.00 open')
  await page.getByLabel('Currency').selectOption('EUR')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByRole('heading', { level: 2 }).first()).toContainText('€700.00 open')

  await page.goto(`${app.url}/admin/reports/aging`)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download CSV' }).click(),
  ])
  const csv = await readFile(await download.path(), 'utf8')
  expect(csv).toContain(`'=Ada & Sons,${inDays(0)},1,1000.00,0.00,1000.00,0.00,0.00,0.00,0.00,USD`)
  expect(csv).toContain(`All clients,${inDays(0)},3,1400.50,100.50,1000.00,300.00,0.00,0.00,0.00,USD`)

  await page.goto(`${app.url}/admin/reports`)
  const books = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Ledger' }).click()
  const ledger = await readFile(await (await books).path(), 'utf8')
  expect(ledger.split('\r\n').filter((line) => line.includes(',receivable,'))).toHaveLength(5)

  await page.setViewportSize({ width: 320, height: 700 })
  for (const report of ['', 'aging', 'dso', 'effectiveness', 'funnel', 'forecast', 'promises', 'disputes']) {
    await page.goto(`${app.url}/admin/reports/${report}`)
    await expect(page.getByRole('navigation', { name: 'Reports' })).toBeVisible()
    expect(await pageFaults(page), report).toEqual([])
  }

  await page.goto(`${app.url}/admin/clients`)
  await page.getByRole('link', { name: 'Grace Hopper' }).click()
  await expect(page.locator('section').filter({ hasText: 'How this client pays' })).toContainText('Too early to say')
})
