import type { Page } from '@playwright/test'
import { pageFaults } from '../support/audit-page.ts'
import { expect, makeBusiness, signIn, test } from '../support/desk.ts'
import type { DeskBusiness } from '../support/desk.ts'
import { codeOf } from '../support/second-factor.ts'

interface Invoice {
  id: string
  clientId: string
}

const dayFrom = (now: Date, days: number) => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10)

async function issued({ api }: DeskBusiness, number: string, now: Date, due: number): Promise<Invoice> {
  const client = { name: 'Turing Works', email: 'ada@turing.example' }
  const lines = [{ description: 'Work', unitAmount: 20_000 }]
  const days = { issuedOn: dayFrom(now, due - 14), dueOn: dayFrom(now, due) }
  const invoice = (await api('POST', 'invoices', { number, client, lines, ...days, issue: true })) as Invoice
  return invoice
}

/** Sets the second factor up on the way to what asks for it, and confirms. */
async function confirm(page: Page, password: string) {
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Set up' }).click()
  const key =
    (await page.getByText('Key', { exact: true }).locator('xpath=following-sibling::dd[1]').textContent()) ?? ''
  await page.getByLabel('Code').fill(codeOf(key))
  await page.getByRole('button', { name: 'Turn on' }).click()
  await expect(page.getByRole('list', { name: 'Backup codes' })).toBeVisible()
  return key
}

test('a payment by hand is laid over invoices, its rest applied, undone and paid out', async ({ page, app }) => {
  test.setTimeout(120_000)
  const business = await makeBusiness(app, 'Payments By Hand')
  const now = await app.now()
  await issued(business, 'H-1', now, -3)
  await issued(business, 'H-2', now, 9)
  await page.setViewportSize({ width: 320, height: 800 })
  await signIn(page, app, business)
  await page.goto(`${app.url}/admin/payments`)
  await expect(page.getByText('No payments yet')).toBeVisible()
  expect(await pageFaults(page)).toEqual([])

  await page.getByRole('link', { name: 'Record a payment' }).click()
  await page.getByRole('link', { name: 'Turing Works' }).click()
  await page.getByLabel('Amount (USD)').fill('450')
  await page.getByLabel('How it came').selectOption('check')
  await page.getByLabel('Reference').fill('cheque 17')
  await page.getByRole('button', { name: 'Lay it over the oldest' }).click()
  await expect(page.getByLabel('Invoice H-1')).toHaveValue('200.00')
  await expect(page.getByLabel('Invoice H-2')).toHaveValue('200.00')
  await page.getByLabel('Invoice H-2').fill('999')
  await page.getByRole('button', { name: 'Record the payment' }).click()
  await expect(page.getByText('More than is open.')).toBeVisible()
  expect(await pageFaults(page)).toEqual([])
  await page.getByLabel('Invoice H-2').fill('150')
  await page.getByRole('button', { name: 'Record the payment' }).click()
  await expect(page.getByRole('status').first()).toContainText('The payment is recorded')
  await expect(page.getByRole('link', { name: 'Invoice H-1' }).first()).toBeVisible()
  expect(await pageFaults(page)).toEqual([])

  await page.getByRole('link', { name: 'Kept as the client’s credit' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Credit of Turing Works')
  await expect(page.getByLabel('Invoice H-2')).toHaveValue('50.00')
  expect(await pageFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Apply the credit' }).click()
  await expect(page.getByRole('status').first()).toContainText('The credit has paid what you chose')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('status').first()).toContainText('It is taken back')
  await page.goto(`${app.url}/admin/credits`)
  await expect(page.getByRole('row').filter({ hasText: 'Turing Works' })).toContainText('$100.00')
  expect(await pageFaults(page)).toEqual([])
})

test('a card payment shows its fee, and is refunded by who has given a second factor', async ({ page, app }) => {
  test.setTimeout(120_000)
  const business = await makeBusiness(app, 'Payments By Card')
  const invoice = await issued(business, 'C-1', await app.now(), 9)
  const link = (await business.api('POST', `invoices/${invoice.id}/portal-links`)) as { url: string }
  await page.goto(link.url)
  await page.getByRole('button', { name: 'Pay by card' }).click()
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await expect(page.getByRole('status')).toContainText('Paid')

  await signIn(page, app, business)
  await page.goto(`${app.url}/admin/payments`)
  await page.getByRole('row').filter({ hasText: 'Turing Works' }).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Payment of $200.00')
  await expect(page.getByText('$6.10')).toBeVisible()
  await page.getByRole('link', { name: 'Refund', exact: true }).click()
  await confirm(page, business.password)
  await page.getByRole('link', { name: 'I keep them, go on' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Refund of $200.00')
  await page.setViewportSize({ width: 320, height: 800 })
  expect(await pageFaults(page)).toEqual([])
  await page.getByLabel('Amount (USD)').fill('200.01')
  await page.getByLabel('Reason').fill('Ordered twice')
  await page.getByRole('button', { name: 'Review the refund' }).click()
  await expect(page.getByText('At most $200.00 is left of this payment.')).toBeVisible()
  await page.getByLabel('Amount (USD)').fill('60')
  await page.getByRole('button', { name: 'Review the refund' }).click()
  await expect(page.getByText('A credit note over the same sum is issued for invoice C-1')).toBeVisible()
  expect(await pageFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Refund $60.00' }).click()
  await expect(page.getByRole('status').first()).toContainText('The refund is on its way')
  await app.control('/clock', { advance: 'PT1M' })
  await page.goto(page.url().replace(/\?.*/, ''))
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Part refunded')
  await expect(page.getByText('Ordered twice').first()).toBeVisible()
  expect(await pageFaults(page)).toEqual([])
  const told = (await app.mails('ada@turing.example')).map(({ subject }) => subject)
  expect(told).toContain('We have sent $60.00 back to you')
  await page.goto(`${app.url}/admin/payments?show=refunded`)
  await expect(page.getByRole('row').filter({ hasText: 'Turing Works' })).toHaveCount(1)
  expect(await pageFaults(page)).toEqual([])
})
