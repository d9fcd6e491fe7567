import { pageFaults } from '../support/audit-page.ts'
import { expect, makeBusiness, signIn, test } from '../support/desk.ts'
import type { DeskBusiness } from '../support/desk.ts'
import { startReceiver, verified } from '../support/webhook-receiver.ts'

const dayFrom = (now: Date, days: number) => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10)

/** Another one for each business: a mail finds its client by it. */
const clientOf = (slug: string) => `charles@${slug}.example`

/** An invoice over 200.00, due so many days from now, and its address at the desk. */
async function issued({ api, slug }: DeskBusiness, number: string, now: Date, due: number): Promise<string> {
  const client = { name: 'Babbage Engines', email: clientOf(slug) }
  const lines = [{ description: 'Work', unitAmount: 20_000 }]
  const days = { issuedOn: dayFrom(now, due - 14), dueOn: dayFrom(now, due) }
  const { id } = (await api('POST', 'invoices', { number, client, lines, ...days, issue: true })) as { id: string }
  return `/admin/invoices/${id}`
}

test('a statement of the bank comes in, and what is certain is booked with one click', async ({ page, app }) => {
  const business = await makeBusiness(app, 'Neighbour Bank')
  const now = await app.now()
  const invoice = await issued(business, 'NB-20471', now, 5)
  await signIn(page, app, business)
  await page.goto(`${app.url}/admin/payments/bank`)
  await expect(page.getByText('Nothing to decide')).toBeVisible()
  expect(await pageFaults(page)).toEqual([])

  await page.getByRole('link', { name: 'Upload a statement' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Upload a bank statement')
  const lines = [
    'Date,Description,Amount',
    `${dayFrom(now, -1)},BABBAGE ENGINES NB-20471,200.00`,
    `${dayFrom(now, -1)},TAX OFFICE REFUND,12.50`,
  ]
  const file = { name: 'bank.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) }
  await page.getByLabel('File').setInputFiles(file)
  await page.getByRole('button', { name: 'Upload' }).click()
  await expect(page.getByRole('status').first()).toContainText('2 new movements.')
  const movements = page.getByRole('list', { name: 'Movements' }).getByRole('listitem')
  const paid = movements.filter({ hasText: 'NB-20471' }).first()
  await expect(paid.getByText('Certain, 100 of 100')).toBeVisible()
  expect(await pageFaults(page)).toEqual([])

  await paid.getByRole('button', { name: 'Book for Babbage Engines' }).click()
  await expect(page.getByRole('status').first()).toContainText('1 booked.')
  await expect(page.getByText('BABBAGE ENGINES NB-20471')).toHaveCount(0)
  await page.getByRole('link', { name: 'Choose an invoice' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Money that came in')
  expect(await pageFaults(page)).toEqual([])
  await page.goto(`${app.url}/admin/payments/bank/statements`)
  await expect(page.getByText('bank.csv')).toBeVisible()
  expect(await pageFaults(page)).toEqual([])

  await page.goto(app.url + invoice)
  await expect(page.getByRole('main').getByText('Paid', { exact: true }).first()).toBeVisible()
})

test('a client answers a mail: Today says so, it is read, and follow-up goes on', async ({ page, app }) => {
  const business = await makeBusiness(app, 'Neighbour Mail')
  await issued(business, 'NM-20472', await app.now(), -3)
  const from = `"Charles B." <${clientOf(business.slug)}>`
  const mail = { from, to: 'billing@neighbour-mail.example', subject: 'Re: Invoice NM-20472' }
  await app.control('/resend/inbound', { ...mail, text: 'The transfer leaves on Friday.\n\n> Invoice NM-20472' })
  await signIn(page, app, business)
  await expect(async () => {
    await page.reload()
    await expect(page.getByText('One reply waits to be read')).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 20_000 })
  await page.getByRole('link', { name: /^Read/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Replies')
  expect(await pageFaults(page)).toEqual([])

  await page.getByRole('link', { name: 'Re: Invoice NM-20472' }).click()
  await expect(page.getByText('The transfer leaves on Friday.')).toBeVisible()
  await expect(page.getByText('No reminder is sent to this client until you decide.')).toBeVisible()
  expect(await pageFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Read: go on' }).click()
  await expect(page.getByRole('status').first()).toContainText('Read. Follow-up goes on.')
  await expect(page.getByRole('button', { name: 'Read: go on' })).toHaveCount(0)
  await page.goto(`${app.url}/admin`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Today')
  await expect(page.getByText('One reply waits to be read')).toHaveCount(0)
})

test('an endpoint is added, and its test arrives signed', async ({ page, app }) => {
  const receiver = await startReceiver()
  const business = await makeBusiness(app, 'Neighbour Hooks')
  await signIn(page, app, business)
  await page.goto(`${app.url}/admin/settings/webhooks`)
  await expect(page.getByText('Nobody is told yet')).toBeVisible()
  await page.getByLabel('Address').fill(receiver.url)
  await page.getByRole('textbox', { name: 'Name' }).fill('Our books')
  await page.getByRole('button', { name: 'Add the endpoint' }).click()
  await expect(page.getByText('The endpoint is there')).toBeVisible()
  const secret = await page.getByLabel('Signing secret').inputValue()
  // Things happen, and the page reads its data anew: what is shown once stays. The second time begins after the first was shown.
  for (const number of ['NH-1', 'NH-2']) {
    const anew = page.waitForResponse((response) => new URL(response.url()).pathname.endsWith('webhooks.data'))
    await issued(business, number, await app.now(), 5)
    await anew
  }
  await expect(page.getByLabel('Signing secret')).toHaveValue(secret)
  expect(await pageFaults(page)).toEqual([])

  await page.getByRole('link', { name: 'Our books' }).click()
  await page.getByRole('button', { name: 'Send a test' }).click()
  await expect(page.getByRole('status').first()).toBeVisible()
  const sent = () => receiver.received.find(({ body }) => body.type === 'webhook.test')
  await expect.poll(sent).toBeDefined()
  const hook = sent()
  if (!hook) throw new Error('no test arrived')
  expect(verified(hook, secret)).toMatchObject({ type: 'webhook.test' })
  await expect(async () => {
    await page.reload()
    await expect(page.getByRole('table').getByText('Arrived').first()).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 20_000 })
  expect(await pageFaults(page)).toEqual([])
  await receiver.close()
})
