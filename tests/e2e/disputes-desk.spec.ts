import { expect, test } from '@playwright/test'
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

test('a case from the client’s phone is answered, proposed and agreed at a desk that fits a phone', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const phone = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 700 } })
  const client = await phone.newPage()
  await client.goto(`${portalOf('2038')}/dispute`)
  await client.getByRole('radio', { name: 'Wrong amount or price' }).check()
  await client.getByLabel('Disputed amount').fill('100')
  await client.getByLabel('Tell us more').fill('Two hours too many.')
  const sheet = { name: 'sheet.csv', mimeType: 'text/csv', buffer: Buffer.from('hours;2') }
  await client.getByLabel('Attach files').setInputFiles(sheet)
  await client.getByRole('button', { name: 'Open dispute' }).click()
  await expect(client.getByRole('status')).toContainText('In dispute')

  const office = await browser.newContext({ viewport: { width: 320, height: 700 } })
  const desk = await office.newPage()
  await desk.goto(demo.admin.url)
  await desk.getByLabel('Email').fill(demo.admin.email)
  await desk.getByLabel('Password').fill(demo.admin.password)
  await desk.getByRole('button', { name: 'Sign in' }).click()
  await expect(desk.getByRole('heading', { level: 1 })).toContainText('Today')
  await desk.goto(`${app.url}/admin/disputes`)
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Disputes')
  expect(await pageFaults(desk)).toEqual([])
  await desk.getByRole('row').filter({ hasText: 'Invoice 2038' }).getByRole('link').click()
  await expect(desk.getByText('Two hours too many.')).toBeVisible()
  expect(await pageFaults(desk)).toEqual([])
  await desk.getByLabel('What you write', { exact: true }).fill('Which hours?')
  await desk.getByLabel('Attach files').setInputFiles({ ...sheet, name: 'answer.csv' })
  await desk.getByRole('button', { name: 'Send answer' }).click()
  await expect(desk.getByRole('status').first()).toContainText('Your answer is on its way')
  await desk.getByLabel('Outcome').selectOption({ label: 'Part credit' })
  await desk.getByLabel('Amount (USD)').fill('9999')
  await desk.getByLabel('What you write to the client').fill('Half of it?')
  await desk.getByRole('button', { name: 'Propose first' }).click()
  await expect(desk.getByText('That is more than is in question')).toBeVisible()
  expect(await pageFaults(desk)).toEqual([])
  await desk.getByLabel('Amount (USD)').fill('50')
  await desk.getByRole('button', { name: 'Propose first' }).click()
  await expect(desk.getByRole('status').first()).toContainText('Your proposal is on its way')

  await client.reload()
  await expect(client.getByRole('status')).toContainText('We would credit $50.00')
  await expect(client.getByRole('link', { name: /^answer\.csv/ })).toBeVisible()
  await client.getByRole('button', { name: 'Agree', exact: true }).click()
  await expect(client.getByRole('status')).toContainText('Settled: $50.00 is credited')
  await desk.reload()
  await expect(desk.getByRole('heading', { level: 1 })).toContainText('Resolved')
  await expect(desk.getByRole('link', { name: /\(PDF\)/ })).toBeVisible()
  expect(await pageFaults(desk)).toEqual([])
  await desk.goto(`${app.url}/admin/disputes?show=over`)
  await expect(desk.getByRole('row').filter({ hasText: 'Invoice 2038' })).toContainText('Resolved')
  expect(await pageFaults(desk)).toEqual([])
  await phone.close()
  await office.close()
})
