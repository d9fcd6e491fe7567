import { readFile } from 'node:fs/promises'
import { pageFaults } from '../support/audit-page.ts'
import { expect, makeBusiness, signIn, test } from '../support/desk.ts'
import { wordsOnPages } from '../support/pdf-words.ts'

const dayOf = (instant: Date) => instant.toISOString().slice(0, 10)
const daysOn = (instant: Date, days: number) => dayOf(new Date(instant.getTime() + days * 86_400_000))

test('an invoice that recurs is made and mailed for each period, paused, and made dearer from a day', async ({
  page,
  app,
}) => {
  test.setTimeout(240_000)
  const business = await makeBusiness(app, 'Recurring')
  const start = await app.now()
  await business.api('POST', 'clients', { name: 'Ada Lovelace Ltd', email: 'ada@recurring.example' })
  await signIn(page, app, business)

  await page.goto(`${app.url}/admin/recurring`)
  await expect(page.getByText('Nothing recurs yet')).toBeVisible()
  expect(await pageFaults(page)).toEqual([])
  await page.getByRole('link', { name: 'New recurring invoice' }).click()
  await page.getByLabel('Find a client').fill('ada')
  await page.getByRole('button', { name: 'Find' }).click()
  await page.getByRole('link', { name: /Ada Lovelace Ltd/ }).click()
  await page.getByLabel('What it is for', { exact: true }).fill('Hosting')
  await page.getByLabel('Unit').selectOption('week')
  await page.getByLabel('First on').fill(daysOn(start, 1))
  await page.getByLabel('Price of line 1').fill('many')
  await page.getByRole('button', { name: 'Set it up' }).click()
  await expect(page.getByText('Write an amount such as 1,234.50.')).toBeVisible()
  expect(await pageFaults(page)).toEqual([])
  await page.getByLabel('What it is for of line 1').fill('Hosting {year}')
  await page.getByLabel('Price of line 1').fill('100')
  await page.getByRole('button', { name: 'Set it up' }).click()
  await expect(page.getByRole('status')).toContainText('It is set up')
  const ahead = page.getByRole('region', { name: 'Next dates' }).or(page.locator('section', { hasText: 'Next dates' }))
  await expect(ahead.getByRole('listitem')).toHaveCount(12)
  expect(await pageFaults(page)).toEqual([])
  const detail = page.url().replace(/\?.*/, '')

  await page.getByRole('link', { name: 'Change from a day' }).click()
  await page.getByLabel('First day').fill(daysOn(start, 7))
  await page.getByLabel('Price of line 1').fill('120')
  expect(await pageFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Change from that day' }).click()
  await expect(page.getByRole('status')).toContainText('The new lines count')

  await app.advance('P9D')
  const mails = (await app.mails('ada@recurring.example')).filter(({ subject }) => /^Invoice .* from /.test(subject))
  expect(mails).toHaveLength(2)
  expect(mails.map(({ attachments }) => attachments.length)).toEqual([1, 1])
  await page.goto(detail)
  const made = page.locator('section', { hasText: 'Invoices made' }).getByRole('listitem')
  await expect(made).toHaveCount(2)
  await expect(made.first()).toContainText('$120.00')
  await expect(made.last()).toContainText('$100.00')

  await page.getByText('Pause', { exact: true }).click()
  await page.getByRole('button', { name: 'Pause it' }).click()
  await expect(page.getByRole('status')).toContainText('Paused')
  await app.advance('P8D')
  await page.goto(detail)
  await expect(made).toHaveCount(2)
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('status')).toContainText('It goes on')
  await page.goto(`${app.url}/admin/recurring`)
  await expect(page.getByRole('row', { name: /Hosting/ })).toContainText('Every week on')
  expect(await pageFaults(page)).toEqual([])
  await page.getByRole('link', { name: 'Hosting' }).click()
  await page.getByRole('link', { name: 'Edit' }).click()
  await page.getByLabel('Days to pay').fill('7')
  expect(await pageFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('with 7 days to pay')).toBeVisible()
})

test('statements are looked at, sent on demand and on their day, and read on paper', async ({ page, app }) => {
  test.setTimeout(240_000)
  const business = await makeBusiness(app, 'Statements')
  const start = await app.now()
  const invoice = (name: string, number: string, dueIn: number) =>
    business.api('POST', 'invoices', {
      client: { name, email: `${name.split(' ')[0]?.toLowerCase()}@statements.example` },
      ...{ number, currency: 'USD', issue: true, issuedOn: daysOn(start, dueIn - 30), dueOn: daysOn(start, dueIn) },
      lines: [{ description: 'Work', unitAmount: 50_000 }],
    }) as Promise<{ id: string }>
  const paid = await invoice('Ada Lovelace', 'S-1', -60)
  await invoice('Ada Lovelace', 'S-2', -3)
  await invoice('Grace Hopper', 'S-3', 20)
  await business.api('POST', 'payments', {
    ...{ invoiceId: paid.id, amount: { amount: 51_000, currency: 'USD' }, method: 'check', receivedOn: dayOf(start) },
  })
  await signIn(page, app, business)

  await page.goto(`${app.url}/admin/statements`)
  await expect(page.getByRole('row')).toHaveCount(2)
  expect(await pageFaults(page)).toEqual([])
  await page.getByRole('link', { name: 'Anything open' }).click()
  await expect(page.getByRole('row')).toHaveCount(3)
  await page.getByRole('button', { name: 'Look at what would go out' }).click()
  await expect(page.getByText('2 clients will get a mail')).toBeVisible()
  expect(await pageFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Send all 2' }).click()
  await expect(page.getByRole('status')).toContainText('2 statements are on their way.')
  expect(await pageFaults(page)).toEqual([])
  await app.advance('P2D')
  const toAda = (await app.mails('ada@statements.example')).filter(({ subject }) => subject.includes('statement'))
  expect(toAda).toHaveLength(1)
  expect(toAda[0]?.text).toContain('$500.00 is past its due date')
  expect(toAda[0]?.text).toContain('a credit of $10.00')
  expect(toAda[0]?.attachments.map(({ contentType }) => contentType)).toEqual(['application/pdf'])
  await page.reload()
  await expect(page.getByRole('row', { name: /Ada Lovelace/ })).toContainText('Delivered')

  await page.getByRole('link', { name: 'Ada Lovelace' }).first().click()
  await page.getByRole('radio', { name: 'What happened, with balances' }).check()
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByText('Balance at the end')).toBeVisible()
  await expect(page.getByText('Payment received')).toBeVisible()
  expect(await pageFaults(page)).toEqual([])
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'PDF' }).click()
  const words = wordsOnPages(await readFile(await (await downloading).path()))
    .flatMap((one) => one.map(({ text }) => text))
    .join(' ')
  for (const said of ['Statement of activity', 'Invoice issued', 'Payment received', 'Balance at the end', '$490.00']) {
    expect(words).toContain(said)
  }

  await page.goto(`${app.url}/admin/settings/statements`)
  const runsOn = new Date((await app.now()).getTime() + 2 * 86_400_000)
  await page.getByLabel('Day of the month').fill('32')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Write a day from 1 to 31')).toBeVisible()
  await page.getByLabel('Day of the month').fill(String(runsOn.getUTCDate()))
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('status')).toContainText('Saved')
  expect(await pageFaults(page)).toEqual([])
  await app.advance('P4D')
  await page.goto(`${app.url}/admin/statements?show=sent`)
  await expect(page.getByRole('row', { name: /Ada Lovelace/ })).toHaveCount(2)
})
