import { expect, test, type Page } from '@playwright/test'
import { stageKeys, type StageKey } from '../../app/domain/dunning/dunning-policy.ts'
import { startApp, type RunningApp } from '../support/app.ts'
import { readBookkeeperFile } from '../support/bookkeeper-file.ts'
import type { SentMail } from '../support/world.ts'

const OWNER = { email: 'rowan@studio-north.example', password: 'a long enough password' }
const DAYS = 45

let app: RunningApp
test.beforeAll(async () => {
  test.setTimeout(180_000)
  app = await startApp()
  await app.cli(
    'create-owner',
    '--business',
    'Studio North',
    '--email',
    OWNER.email,
    '--password',
    OWNER.password,
    '--time-zone',
    'America/New_York',
  )
})
test.afterAll(() => app.stop())

const numberIn = (subject: string) => /[Ii]nvoice (\d+)/.exec(subject)?.[1] ?? ''
const isReminder = ({ subject }: SentMail) => !subject.startsWith('Thank you')
const portalLink = (mail: SentMail) => /https?:\/\/\S+\/p\/[A-Za-z0-9_-]+/.exec(mail.text)?.[0] ?? ''

test('a bookkeeper’s list is imported, followed up for 45 days, paid three ways, and thanked for', async ({ page }) => {
  test.setTimeout(480_000)
  // Mid-morning in New York, so that a day has one send hour ahead of it.
  const start = await app.now()
  start.setUTCDate(start.getUTCDate() + 1)
  start.setUTCHours(13, 0, 0, 0)
  await app.setClock(start)
  await importFile(page, await readBookkeeperFile(start))

  const paid = new Map<string, 'card' | 'paypal' | 'ach'>()
  for (let day = 0; day < DAYS; day += 1) {
    await app.advance('P1D')
    if (day === 8) await payNext(page, paid, 'card')
    if (day === 9) await payNext(page, paid, 'paypal')
    if (day === 10) await payNext(page, paid, 'ach')
  }
  const records = await recordsOfStudio()
  expect(records.size).toBe(115)
  expectLadders(records)
  expectThanks(await mailsOfStudio(), records, paid)
  expectDrafts(records)
})

async function mailsOfStudio(): Promise<SentMail[]> {
  return (await app.mails()).filter(({ subject }) => /20[45]\d\d/.test(subject) && numberIn(subject).length === 5)
}

async function importFile(page: Page, csv: string): Promise<void> {
  await page.goto(`${app.url}/admin`)
  await page.getByLabel('Email').fill(OWNER.email)
  await page.getByLabel('Password').fill(OWNER.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('link', { name: 'Imports' }).click()
  await page.getByRole('link', { name: 'Import invoices' }).first().click()
  await page.getByLabel('File').setInputFiles({ name: 'invoices.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await page.getByRole('button', { name: 'Upload' }).click()
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByRole('status')).toContainText('Done', { timeout: 60_000 })
}

/** A client opens the newest reminder that is not paid yet and pays everything. */
async function payNext(page: Page, paid: Map<string, string>, method: 'card' | 'paypal' | 'ach'): Promise<void> {
  const mail = (await mailsOfStudio()).find((each) => isReminder(each) && !paid.has(numberIn(each.subject)))
  if (!mail) throw new Error('nobody to pay')
  paid.set(numberIn(mail.subject), method)
  await page.goto(portalLink(mail))
  await expect(page.getByRole('heading', { name: `Invoice ${numberIn(mail.subject)}` })).toBeVisible()
  if (method === 'card') {
    await page.getByRole('button', { name: 'Pay by card' }).click()
    await page.getByRole('button', { name: 'Pay', exact: true }).click()
    await expect(page.getByRole('status')).toContainText('Paid')
  }
  if (method === 'paypal') {
    await page.getByRole('button', { name: 'Pay with PayPal' }).click()
    await page.getByRole('button', { name: 'Approve' }).click()
    await expect(page.getByRole('status')).toContainText('Paid')
  }
  if (method === 'ach') {
    await page.getByRole('button', { name: 'Pay by bank (ACH)' }).click()
    await page.getByRole('button', { name: 'Settle later' }).click()
    await expect(page.getByRole('status')).toContainText('Payment processing')
    await page.goto(portalLink(mail))
    await expect(page.getByRole('button', { name: 'Pay by card' })).toHaveCount(0)
  }
}

interface Rows<T> {
  data: T[]
  next: string | null
}

interface Entry {
  type: string
  data: { stage?: StageKey; number?: string }
}

/** What is on record about every invoice of the studio, by its number. */
async function recordsOfStudio(): Promise<Map<string, Entry[]>> {
  const { key } = JSON.parse(await app.cli('create-api-key', '--business', 'studio-north', '--name', 'Test')) as {
    key: string
  }
  const read = async <T>(path: string): Promise<Rows<T>> => {
    const answer = await fetch(`${app.url}/api/v1${path}`, { headers: { authorization: `Bearer ${key}` } })
    expect(answer.status, path).toBe(200)
    return (await answer.json()) as Rows<T>
  }
  const records = new Map<string, Entry[]>()
  let after: string | null = ''
  while (after !== null) {
    const { data, next }: Rows<{ id: string; number: string }> = await read(
      `/invoices?limit=100${after && `&after=${after}`}`,
    )
    for (const { id, number } of data) {
      records.set(number, (await read<Entry>(`/invoices/${id}/timeline?limit=100`)).data)
    }
    after = next
  }
  return records
}

const sentStages = (entries: readonly Entry[]) =>
  entries.flatMap(({ type, data }) => (type === 'reminder.sent' && data.stage ? [stageKeys.indexOf(data.stage)] : []))

/** Each stage of each invoice at most once, in the ladder's order. */
function expectLadders(records: Map<string, Entry[]>): void {
  const stages = [...records.values()].map(sentStages)
  expect(stages.flat().length).toBeGreaterThan(200)
  for (const climbed of stages) expect(climbed).toEqual([...new Set(climbed)].sort((a, b) => a - b))
}

/** One thank-you for each payment, and no reminder after the payment began. */
function expectThanks(mails: SentMail[], records: Map<string, Entry[]>, paid: Map<string, string>): void {
  expect(paid.size).toBe(3)
  for (const [number, method] of paid) {
    const thanks = mails.filter((mail) => !isReminder(mail) && numberIn(mail.subject) === number)
    expect(thanks, `${number} paid by ${method}`).toHaveLength(1)
    const entries = records.get(number) ?? []
    const began = entries.findIndex(({ type }) => type === 'payment.started')
    expect(began).toBeGreaterThan(0)
    expect(sentStages(entries.slice(began)), number).toEqual([])
  }
}

/** The final notices wait for a person; nothing of them has gone out. */
function expectDrafts(records: Map<string, Entry[]>): void {
  const drafted = [...records.values()]
    .flat()
    .filter(({ type, data }) => type === 'reminder.queued' && data.stage === 'final_demand')
  expect(drafted.length).toBeGreaterThan(0)
  const sent = [...records.values()].flatMap(sentStages)
  expect(sent).not.toContain(stageKeys.indexOf('final_demand'))
}
