import { readFile } from 'node:fs/promises'
import { unzipSync } from 'fflate'
import type { Page } from '@playwright/test'
import { pageFaults } from '../support/audit-page.ts'
import { expect, makeBusiness, signIn, test, untilAwake } from '../support/desk.ts'
import { codeOf } from '../support/second-factor.ts'

const DAY = 86_400_000

/** Sets the second factor up on the way to what asks for it, which confirms, and goes on. */
async function confirm(page: Page, password: string) {
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Set up' }).click()
  const key = page.getByText('Key', { exact: true }).locator('xpath=following-sibling::dd[1]')
  await page.getByLabel('Code').fill(codeOf((await key.textContent()) ?? ''))
  await page.getByRole('button', { name: 'Turn on' }).click()
  await page.getByRole('link', { name: 'I keep them, go on' }).click()
}

test('anything is found with the keyboard: by number, name, amount and reference', async ({ app, page }) => {
  test.setTimeout(120_000)
  const business = await makeBusiness(app, 'Search')
  const today = (await app.now()).getTime()
  const inDays = (days: number) => new Date(today + days * DAY).toISOString().slice(0, 10)
  const invoice = (number: string, name: string, unitAmount: number) =>
    business.api('POST', 'invoices', {
      ...{ client: { name, email: `${number.toLowerCase()}@example.com` }, number, issue: true },
      ...{ issuedOn: inDays(-20), dueOn: inDays(10), lines: [{ description: 'Work', unitAmount }] },
    }) as Promise<{ id: string }>
  await invoice('SN-1001', 'Lovelace & Babbage', 120_000)
  await invoice('SN-2077', 'Curie Laboratory', 98_765)
  const paid = await invoice('SN-3003', 'Hopper Systems', 30_000)
  await business.api('POST', 'payments', {
    ...{ invoiceId: paid.id, amount: { amount: 30_000, currency: 'USD' }, method: 'transfer', receivedOn: inDays(0) },
    reference: 'WIRE-88-X',
  })

  await untilAwake(page, () => signIn(page, app, business))
  const menu = page.getByRole('dialog', { name: 'Search and commands' })
  const chosen = menu.getByRole('option', { selected: true })
  const find = async (typed: string) => {
    await page.keyboard.press('Control+k')
    await expect(menu.getByRole('combobox')).toBeFocused()
    await page.keyboard.type(typed)
  }
  const heading = page.getByRole('heading', { level: 1 })
  for (const [typed, hit, title] of [
    // A number by how it ends.
    ['2077', 'Invoice SN-2077', 'SN-2077'],
    ['987.65', 'Invoice SN-2077', 'SN-2077'],
    ['wire-88', 'Payment from Hopper Systems', '$300.00'],
  ] as const) {
    await find(typed)
    await expect(chosen).toContainText(hit)
    await expect(menu.getByRole('status')).toContainText(/^\d+ results?$/)
    await page.keyboard.press('Enter')
    await expect(menu).toBeHidden()
    await expect(heading).toContainText(title)
  }
  await find('babbage')
  // The invoices of a client come before the client.
  await expect(chosen).toContainText('Invoice SN-1001')
  await page.keyboard.press('ArrowDown')
  await expect(chosen).toContainText('Lovelace & Babbage')
  await page.keyboard.press('Enter')
  await expect(heading).toContainText('Lovelace & Babbage')

  await find('nobody of that name')
  await expect(menu.getByText('Nothing fits “nobody of that name”.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(menu).toBeHidden()
  await page.setViewportSize({ width: 320, height: 700 })
  await find('a')
  await expect(chosen).toBeVisible()
  expect(await pageFaults(page)).toEqual([])
  await page.keyboard.press('Escape')
  // Where one was before this page stands there before anything is typed; a deed is found by its words.
  await page.keyboard.press('Control+k')
  await expect(menu.getByRole('group', { name: 'Lately' }).getByRole('option').first()).toContainText('Hopper')
  await page.keyboard.type('your data')
  await expect(chosen).toHaveText('Your data')
  await page.keyboard.press('Enter')
  await expect(heading).toHaveText('Your data')
  await page.keyboard.press('g')
  await page.keyboard.press('u')
  await expect(heading).toHaveText('Audit')
})

test('what was changed stands on record with what it was before, and everything is taken along', async ({
  app,
  page,
}) => {
  test.setTimeout(120_000)
  const business = await makeBusiness(app, 'Taken Along')
  const { clientId } = (await business.api('POST', 'invoices', {
    ...{ client: { name: '=Ada Ltd', email: 'ada@ada.example' }, number: 'T-1', issue: true },
    ...{ dueOn: new Date((await app.now()).getTime() + 9 * DAY).toISOString().slice(0, 10) },
    lines: [{ description: 'Work', unitAmount: 12_345 }],
  })) as { clientId: string }
  await business.api('PATCH', `clients/${clientId}`, { phone: '+49 30 1234' })
  await business.api('PATCH', `clients/${clientId}`, { phone: '+49 30 5678', email: 'grace@ada.example' })

  await signIn(page, app, business)
  await page.goto(`${app.url}/admin/audit`)
  const lines = page.getByRole('list', { name: 'On record' }).getByRole('listitem')
  const line = lines.filter({ hasText: 'Client details changed: phone and email address.' })
  await expect(line).toContainText('Phone+49 30 1234 →became +49 30 5678')
  await expect(line).toContainText('Emailada@ada.example →became grace@ada.example')
  await page.getByLabel('Words').fill('30 1234')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page).toHaveURL(/q=30\+1234/)
  await expect(lines).toHaveCount(2)
  await page.setViewportSize({ width: 320, height: 700 })
  expect(await pageFaults(page)).toEqual([])
  const [list] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download CSV' }).click(),
  ])
  const csv = await readFile(await list.path(), 'utf8')
  expect(csv).toContain('Email: ada@ada.example → grace@ada.example; Phone: +49 30 1234 → +49 30 5678')
  expect(csv).toContain(",'=Ada Ltd,")

  await page.goto(`${app.url}/admin/settings/data`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your data')
  expect(await pageFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Export everything' }).click()
  await confirm(page, business.password)
  await expect(page.getByRole('status')).toContainText('It is you.')
  expect(await pageFaults(page)).toEqual([])
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export everything' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^taken-along-\d{4}-\d\d-\d\d\.zip$/)
  const files = unzipSync(await readFile(await download.path()))
  const textOf = (path: string) => Buffer.from(files[path] ?? []).toString()
  const manifest = JSON.parse(textOf('manifest.json')) as { rows: Record<string, number> }
  expect(manifest.rows).toMatchObject({ clients: 1, invoices: 1, invoice_lines: 1, contacts: 1 })
  expect(textOf('data/invoices.jsonl')).toContain('"totalMinor":12345')
  expect(textOf('data/clients.csv')).toContain("'=Ada Ltd")
  expect(textOf('README.txt')).toContain('minor units')
  await page.goto(`${app.url}/admin/audit?kind=settings`)
  await expect(page.getByText('Everything was exported.')).toBeVisible()
})
