import { expect, test } from 'vitest'
import { toDecimalString } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { inspectImport } = await import('#app/features/imports/inspect-import.server.ts')
const { previewImport } = await import('#app/features/imports/preview-import.server.ts')
const { importRows } = await import('#app/features/imports/import-rows.server.ts')
const { importFixture } = await import('#tests/support/import-files.ts')
type Answers = NonNullable<Parameters<typeof inspectImport>[0]['answers']>

const businessId = await makeBusiness(prisma)
const sum = (amount: Money | null) => (amount ? toDecimalString(amount) : '')

async function look(name: string, answers: Answers = {}, currency = 'USD') {
  const open = importFixture(name)
  const inspected = await inspectImport({ open, currency, answers })
  if (!inspected.ok) throw new Error(inspected.reason)
  const plan = inspected.value
  const { source, encoding, delimiter, dateOrder, decimalMark, questions } = plan
  const how = [source ?? 'by hand', encoding, JSON.stringify(delimiter), dateOrder, decimalMark].join(' ')
  if (questions.length > 0) return { how, questions, rows: [] }
  const { rows } = await previewImport({ businessId, open, plan, now: new Date('2026-11-23T15:00:00Z'), limit: 200 })
  return {
    how,
    questions,
    rows: rows.map(({ line, shown, rejected }) =>
      shown
        ? `${line} ${shown.number} ${shown.client} ${shown.on?.toString() ?? ''} ${sum(shown.amount)}/${sum(shown.open)} ${shown.amount?.currency ?? ''}`
        : `${line} ✗ ${rejected?.reason ?? ''}`,
    ),
  }
}

test.each([
  'quickbooks-online.csv',
  'quickbooks-desktop.csv',
  'xero.csv',
  'stripe.csv',
  'invoice-ninja.csv',
  'wave.csv',
  'freshbooks.csv',
  'german-semicolon.csv',
  'french.csv',
  'utf16-tab.txt',
  'us-ambiguous.csv',
  'hostile.csv',
  'malformed.csv',
])('%s', async (name) => {
  expect(await look(name)).toMatchSnapshot()
})

test('dates that could be read in two ways wait for an answer', async () => {
  expect((await look('us-ambiguous.csv')).questions).toEqual([
    { kind: 'dateOrder', samples: ['10/05/2026', '11/04/2026', '11/02/2026'] },
  ])
  expect((await look('us-ambiguous.csv', { dateOrder: 'mdy' })).rows).toEqual([
    '2 1 Blue Door 2026-11-04 100.00/100.00 USD',
    '3 2 Blue Door 2026-12-02 250.00/0.00 USD',
    '4 3 Red Barn 2026-12-09 75.50/50.00 USD',
  ])
})

test("a bookkeeper's file of 120 rows: 115 invoices, five rows with a reason", async () => {
  const { how, rows } = await look('bookkeeper-120.csv')
  expect(how).toBe('QuickBooks Online utf-8 "," mdy .')
  expect(rows).toHaveLength(120)
  expect(rows.filter((row) => row.includes('✗'))).toEqual([
    '18 ✗ This is a credit note: import it with a list of credit notes',
    '43 ✗ It is due before it was issued (20 October 2026 is before 20 November 2026): correct one of the dates',
    '64 ✗ There is no client name: fill it in',
    '89 ✗ Total "1.250.0O" is not an amount: write it like 1234.50',
    '110 ✗ Invoice number 20450 stands on line 48 already: each number once',
  ])
})

test('a header can be named by hand, and one that is not there is refused', async () => {
  const { rows } = await look('us-ambiguous.csv', { dateOrder: 'mdy', columns: { client: 'Email', email: '' } })
  expect(rows[0]).toBe('2 1 a@bluedoor.example.com 2026-11-04 100.00/100.00 USD')
  await expect(look('us-ambiguous.csv', { columns: { client: 'Kunde' } })).rejects.toThrow(
    'The file has no column "Kunde": it has Invoice, Client, Email, Date, Due, Amount, Paid',
  )
})

test('a file without a table, and a currency that is none, are refused', async () => {
  await expect(look('us-ambiguous.csv', { currency: 'XXZ' })).rejects.toThrow('"XXZ" is not a currency code')
  const { linesAsFile } = await import('#tests/support/import-files.ts')
  expect(await inspectImport({ open: linesAsFile(['hello', 'world']), currency: 'USD' })).toMatchObject({ ok: false })
})

test('payments of Stripe: what failed or was given back is no money', async () => {
  const open = importFixture('stripe/payments.csv')
  const plan = await inspectImport({ open, kind: 'payments', currency: 'USD' })
  if (!plan.ok) throw new Error(plan.reason)
  expect(plan.value).toMatchObject({ source: 'Stripe', questions: [], columns: { externalId: 'id', amount: 'Amount' } })
  const { rows } = await previewImport({ businessId, open, plan: plan.value, now: new Date('2026-11-23T15:00:00Z') })
  const reasons = new Map(rows.map(({ line, rejected }) => [line, rejected?.reason]))
  expect([...reasons].sort(([a], [b]) => a - b)).toEqual([
    [2, 'There is no invoice 1 here: import the invoices first'],
    [3, 'This money did not come in ("Failed")'],
    [4, 'This payment was given back, whole or in part: record it by hand'],
  ])
})

/** By the road of a real import: what was counted, what was handed back, and how the second time went. */
async function takeTwice(to: string, kind: 'clients' | 'payments', name: string) {
  const open = importFixture(name)
  const plan = await inspectImport({ open, kind, currency: 'USD' })
  if (!plan.ok) throw new Error(plan.reason)
  const rejected: string[] = []
  const call = {
    businessId: to,
    open,
    plan: plan.value,
    enterBy: 'age',
    now: new Date('2026-11-23T15:00:00Z'),
  } as const
  const { created } = await importRows({ ...call, onReject: ({ line, reason }) => rejected.push(`${line} ${reason}`) })
  const again = await importRows(call)
  expect([again.created, again.updated, again.unchanged, again.rejected]).toEqual([0, 0, created, rejected.length])
  return { source: plan.value.source, questions: plan.value.questions, created, rejected }
}

test.each([
  ['quickbooks-online', ['customers', 'payments']],
  ['quickbooks-desktop', ['customers', 'payments']],
  ['invoice-ninja', ['clients', 'payments']],
  ['stripe', ['customers']],
  ['xero', ['contacts']],
  ['wave', ['customers']],
] as const)('clients and payments of %s come in once', async (source, [people, payments]) => {
  const to = await makeBusiness(prisma)
  const taken = {
    clients: await takeTwice(to, 'clients', `${source}/${people}.csv`),
    payments: payments ? await takeTwice(to, 'payments', `${source}/${payments}.csv`) : null,
  }
  const clients = await prisma.client.findMany({
    where: { businessId: to },
    select: {
      ...{ name: true, code: true, phone: true, postalAddress: true, termsDays: true, taxNumber: true },
      contacts: { select: { email: true, name: true, role: true }, orderBy: { email: 'asc' } },
    },
    orderBy: { name: 'asc' },
  })
  const booked = await prisma.payment.findMany({
    where: { businessId: to },
    select: { amountMinor: true, currency: true, method: true, reference: true, receivedOn: true },
    orderBy: { receivedOn: 'asc' },
  })
  expect({ taken, clients, booked }).toMatchSnapshot()
})
