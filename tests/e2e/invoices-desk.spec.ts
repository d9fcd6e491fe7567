import type { Page } from '@playwright/test'
import { axeFaults, overflow } from '../support/audit-page.ts'
import { expect, makeBusiness, signIn, test } from '../support/desk.ts'
import { codeOf } from '../support/second-factor.ts'

/** What is wrong with the page on a small screen, in both colour schemes. */
async function faultsOf(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    found.push(...(await axeFaults(page)).map((fault) => `${colorScheme}: ${fault}`))
  }
  const beside = await overflow(page)
  return beside > 0 ? [...found, `${beside} px lie beside the window`] : found
}

test('without scripts an invoice is written line by line, kept as a draft and edited', async ({ app, browser }) => {
  test.setTimeout(120_000)
  const business = await makeBusiness(app, 'Invoices without scripts')
  const plain = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 700 } })
  const page = await plain.newPage()
  await signIn(page, app, business)
  await page.goto(`${app.url}/admin/invoices/new`)
  await page.getByRole('radio', { name: 'A new client' }).check()
  await page.getByLabel('Client’s name').fill('Ada Lovelace Ltd')
  await page.getByLabel('E-mail address').fill('ada@lovelace.example')
  await page.getByLabel('What it is for of line 1').fill('Design')
  await page.getByLabel('Price of line 1').fill('100.00')
  await page.getByLabel('Tax % of line 1').fill('19')
  await page.getByRole('button', { name: 'Add line' }).click()
  await page.getByLabel('What it is for of line 2').fill('Never mind')
  await page.getByRole('button', { name: 'Add line' }).click()
  await page.getByLabel('What it is for of line 3').fill('Books')
  await page.getByLabel('Price of line 3').fill('50')
  await page.getByLabel('Tax % of line 3').fill('7')
  await page.getByRole('button', { name: 'Remove line 2' }).click()
  await expect(page.getByLabel('What it is for of line 2')).toHaveValue('Books')
  // 119.00 + 53.50
  await expect(page.getByText('$172.50')).toBeVisible()
  await page.getByLabel('Quantity of line 1').fill('many')
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(page.getByText('Write a number such as 2.5.')).toBeVisible()
  await page.getByLabel('Quantity of line 1').fill('2')
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(page.getByRole('status')).toContainText('The draft is saved')
  await expect(page.getByText('INV-0001')).toBeVisible()
  await page.getByRole('link', { name: 'Edit draft' }).click()
  await page.getByLabel('Purchase order').fill('PO 7')
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(page.getByText('PO 7')).toBeVisible()
  await plain.close()
})

test('an owner writes, issues and sends an invoice, credits a part, voids another and writes a debt off', async ({
  app,
  page,
}) => {
  test.setTimeout(180_000)
  const business = await makeBusiness(app, 'Invoices at the desk')
  await page.setViewportSize({ width: 320, height: 700 })
  await signIn(page, app, business)

  await page.goto(`${app.url}/admin/invoices/new`)
  await page.getByRole('radio', { name: 'A new client' }).check()
  await page.getByLabel('Client’s name').fill('Grace Hopper Inc')
  await page.getByLabel('E-mail address').fill('grace@hopper.example')
  await page.getByLabel('What it is for of line 1').fill('Compiler')
  await page.getByLabel('Price of line 1').fill('1,000')
  await expect(page.getByText('$1,000.00').last()).toBeVisible()
  await page.getByRole('button', { name: 'Add line' }).click()
  await page.getByLabel('What it is for of line 2').fill('Travel')
  await page.getByLabel('Price of line 2').fill('200')
  await page.getByLabel('Discount on the whole (%)').fill('10')
  await expect(page.getByText('$1,080.00').last()).toBeVisible()
  await page
    .getByLabel('Attach files')
    .setInputFiles({ name: 'hours.csv', mimeType: 'text/csv', buffer: Buffer.from('hours;8') })
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(page.getByRole('heading', { name: 'Review and issue' })).toBeVisible()
  expect(await faultsOf(page)).toEqual([])

  await page.getByRole('radio', { name: /Send now/ }).check()
  await page.getByLabel('Your words in the mail').fill('As agreed on Monday.')
  await page.getByRole('button', { name: 'Issue invoice' }).click()
  await expect(page.getByRole('status')).toContainText('on its way to the client')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Invoice INV-0001')
  const mail = () => app.mails('grace@hopper.example')
  await expect
    .poll(async () => (await mail()).map(({ subject }) => subject))
    .toContain('Invoice INV-0001 from Invoices at the desk')
  const [sent] = await mail()
  expect(sent?.text).toContain('As agreed on Monday.')
  expect(sent?.attachments.map(({ filename }) => filename).toSorted()).toEqual(['Invoice-INV-0001.pdf', 'hours.csv'])

  await page.getByRole('link', { name: 'Credit it' }).click()
  await page.getByLabel('Amount (USD)').fill('80')
  await page.getByLabel('Why').fill('A late delivery')
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Issue credit note' }).click()
  await expect(page.getByRole('status')).toContainText('The credit note is issued')
  await expect(page.getByText('$1,000.00').first()).toBeVisible()
  await expect(page.getByRole('link', { name: 'Credit note 1 (PDF)' })).toBeVisible()
  await expect
    .poll(async () => (await mail()).map(({ subject }) => subject))
    .toContain('Credit note 1 for invoice INV-0001')
  expect(await faultsOf(page)).toEqual([])
  const first = page.url()

  await page.getByRole('link', { name: 'Duplicate' }).click()
  await page.getByRole('button', { name: 'Save draft' }).click()
  await page.getByRole('radio', { name: /Do not send it/ }).check()
  await page.getByRole('button', { name: 'Issue invoice' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Invoice INV-0002')
  await page.getByRole('link', { name: 'Void it' }).click()
  await expect(page.getByText('The client never had it, so nothing is sent.')).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
  await page.getByLabel('Why').fill('Written by mistake')
  await page.getByRole('button', { name: 'Void invoice' }).click()
  await expect(page.getByRole('status')).toContainText('The invoice is void')

  await page.goto(`${app.url}/admin/settings/numbering`)
  await page.getByLabel('Tax number').fill('EIN 12-3456789')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('status')).toContainText('Saved.')
  expect(await faultsOf(page)).toEqual([])
  // Bad debt is signed off by an owner who has just given password and code; it is set up on the way.
  await page.goto(`${first.split('?')[0]}/write-off`)
  await page.getByLabel('Password', { exact: true }).fill(business.password)
  await page.getByRole('button', { name: 'Set up' }).click()
  const key = await page.getByText('Key', { exact: true }).locator('xpath=following-sibling::dd[1]').textContent()
  await page.getByLabel('Code').fill(codeOf(key ?? ''))
  await page.getByRole('button', { name: 'Turn on' }).click()
  await expect(page.getByRole('list', { name: 'Backup codes' })).toBeVisible()
  await page.getByRole('link', { name: 'I keep them, go on' }).click()
  await expect(page.getByRole('heading', { name: 'Sign it off' })).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
  await page.getByLabel('Why, and what was tried').fill('Three calls and a letter; the company is gone.')
  await page.getByRole('checkbox', { name: /sign off that this debt/ }).check()
  await page.getByRole('button', { name: 'Write off the debt' }).click()
  await expect(page.getByRole('status')).toContainText('The debt is written off')
  await expect(page.getByText('the company is gone').first()).toBeVisible()
})
