import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { businessWithKey } from '#tests/support/api.ts'
import { freshDatabase } from '#tests/support/database.ts'

const { prisma } = await freshDatabase()
const { business, call } = await businessWithKey('Invoice Works')
const { call: otherCall } = await businessWithKey('Somebody Else')
const { setClockOffset } = await import('#app/clock.server.ts')

const dayMs = 86_400_000
const dayFromNow = (days: number) => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10)
let serial = 0
const number = () => `INV-${(serial += 1)}`
const someone = { name: 'Harbour Dental Group', email: 'ap@harbour.example' }
const newInvoice = (changes: Record<string, unknown> = {}) => ({
  client: someone,
  number: number(),
  issuedOn: dayFromNow(0),
  dueOn: dayFromNow(30),
  lines: [{ description: 'Retainer', unitAmount: 12_500 }],
  issue: true,
  ...changes,
})
const post = (changes?: Record<string, unknown>) => call('POST', '/invoices', { body: newInvoice(changes) })

describe('writing', () => {
  test('an issued invoice is owed, followed up, and reads as agreed', async () => {
    const made = await post()
    expect(made.status).toBe(201)
    expect(made.body).toEqual({
      id: expect.any(String),
      number: expect.any(String),
      clientId: expect.any(String),
      status: 'issued',
      labels: ['due'],
      issuedOn: dayFromNow(0),
      dueOn: dayFromNow(30),
      total: { amount: 12_500, currency: 'USD' },
      settled: { amount: 0, currency: 'USD' },
      processing: { amount: 0, currency: 'USD' },
      balance: { amount: 12_500, currency: 'USD' },
      earlyDiscount: null,
      stage: null,
      nextStep: { stage: 'courtesy', on: dayFromNow(25), channel: 'email', needsApproval: false },
      holds: [],
    })
    expect((await call('GET', `/invoices/${made.body.id}`)).body).toEqual(made.body)
    const ledger = await prisma.ledgerEntry.findMany({
      where: { invoiceId: String(made.body.id) },
      orderBy: { line: 'asc' },
    })
    expect(ledger.map(({ account, amountMinor, postingKey }) => [account, amountMinor, postingKey])).toEqual([
      ['receivable', 12_500n, `issue/${made.body.id}`],
      ['revenue', -12_500n, `issue/${made.body.id}`],
    ])
    const client = await prisma.client.findFirstOrThrow({ where: { id: String(made.body.clientId) } })
    expect(client.nextCheckAt).toBeInstanceOf(Date)
  })

  test('lines: decimal quantities, tax by the line, money or bare minor units', async () => {
    const lines = [
      { description: 'Hours', quantity: '2.5', unitAmount: { amount: 10_001, currency: 'EUR' }, taxRate: '19' },
      { description: 'Discount', quantity: '-1', unitAmount: 1_000 },
    ]
    const made = await post({ lines, currency: 'EUR' })
    // 2.5 × 100.01 = 250.025 → 250.03; 19 % = 47.5057 → 47.51; − 10.00
    expect(made.body).toMatchObject({ total: { amount: 28_754, currency: 'EUR' } })
  })

  test('terms say when it is due', async () => {
    const made = await post({ dueOn: undefined, terms: '30 days EOM', issuedOn: '2026-01-15' })
    expect(made.body).toMatchObject({ dueOn: '2026-02-28' })
  })

  test('a draft owes nothing until it is issued, and issuing twice is once', async () => {
    const draft = await post({ issue: false })
    expect(draft.body).toMatchObject({ status: 'draft', balance: { amount: 0 }, nextStep: null, labels: [] })
    const issued = await call('POST', `/invoices/${draft.body.id}/issue`)
    expect(issued.body).toMatchObject({ status: 'issued', balance: { amount: 12_500 } })
    const again = await call('POST', `/invoices/${draft.body.id}/issue`, { body: {} })
    expect(again.status).toBe(200)
    expect(again.body).toEqual(issued.body)
    expect(await prisma.ledgerEntry.count({ where: { invoiceId: String(draft.body.id) } })).toBe(2)
  })

  test('issuing at the same moment posts once', async () => {
    const draft = await post({ issue: false })
    const answers = await Promise.all([1, 2, 3, 4].map(() => call('POST', `/invoices/${draft.body.id}/issue`)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(await prisma.ledgerEntry.count({ where: { invoiceId: String(draft.body.id) } })).toBe(2)
  })

  test('an invoice over nothing is settled at once, without a posting', async () => {
    const made = await post({ lines: [{ description: 'Free', unitAmount: 0 }] })
    expect(made.body).toMatchObject({ status: 'settled', balance: { amount: 0 }, nextStep: null })
    expect(await prisma.ledgerEntry.count({ where: { invoiceId: String(made.body.id) } })).toBe(0)
  })

  test('an inline client is found again, by code or by address and name', async () => {
    const first = await post({ client: { name: 'Twice Inc', email: 'a@twice.example' } })
    const second = await post({ client: { name: 'TWICE  inc', email: 'A@twice.example' } })
    expect(second.body.clientId).toBe(first.body.clientId)
    const other = await post({ client: { name: 'Twice Inc', email: 'b@twice.example' } })
    expect(other.body.clientId).not.toBe(first.body.clientId)
  })

  test('the same new client in many invoices at once is taken in once', async () => {
    const client = { name: 'Crowd Ltd', email: 'ap@crowd.example' }
    const made = await Promise.all([1, 2, 3, 4, 5].map(() => post({ client })))
    expect(new Set(made.map(({ body }) => body.clientId)).size).toBe(1)
  })

  test('a number is used once; the same number at the same moment too', async () => {
    const taken = number()
    const answers = await Promise.all([1, 2, 3].map(() => post({ number: taken, client: { name: randomUUID() } })))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
    const refused = await post({ number: taken })
    expect(refused.body).toMatchObject({ errors: [{ path: 'number' }] })
    expect(await prisma.client.count({ where: { businessId: business.id, contacts: { none: {} } } })).toBe(1)
  })

  test('an old invoice enters the ladder where its age says', async () => {
    const made = await post({ issuedOn: dayFromNow(-50), dueOn: dayFromNow(-20) })
    expect(made.body).toMatchObject({ labels: ['overdue'], nextStep: { stage: 'second_follow_up' } })
    const gentle = await post({ issuedOn: dayFromNow(-50), dueOn: dayFromNow(-20), enterBy: 'first' })
    expect(gentle.body).toMatchObject({ nextStep: { stage: 'first_follow_up' } })
  })
})

const line = { description: 'x', unitAmount: 100 }
test.each([
  ['neither client', { client: undefined }, 'clientId'],
  ['both clients', { clientId: randomUUID() }, 'clientId'],
  ['an unknown client', { client: undefined, clientId: randomUUID() }, 'clientId'],
  ['no due date', { dueOn: undefined }, 'dueOn'],
  ['terms that say nothing', { dueOn: undefined, terms: 'as soon as possible, please' }, 'terms'],
  ['a day that does not exist', { dueOn: '2026-02-30' }, 'dueOn'],
  ['a day in another notation', { dueOn: '31/12/2026' }, 'dueOn'],
  ['an instant for a day', { dueOn: '2026-12-31T00:00:00Z' }, 'dueOn'],
  ['the year zero', { issuedOn: '0000-01-01' }, 'issuedOn'],
  ['the year 9999', { dueOn: '9999-12-31' }, 'dueOn'],
  ['due a century from now', { dueOn: '2150-01-01' }, 'dueOn'],
  ['due before it was issued', { dueOn: '2020-01-01' }, 'dueOn'],
  ['no lines', { lines: [] }, 'lines'],
  ['lines that are none', { lines: 'many' }, 'lines'],
  ['a 20-digit amount', { lines: [{ ...line, unitAmount: 12345678901234567890 }] }, 'lines.0.unitAmount'],
  ['a fraction of a cent', { lines: [{ ...line, unitAmount: 0.5 }] }, 'lines.0.unitAmount'],
  ['an amount in words', { lines: [{ ...line, unitAmount: '100' }] }, 'lines.0.unitAmount'],
  ['a quantity without end', { lines: [{ ...line, quantity: '1e400' }] }, 'lines.0.quantity'],
  ['a quantity as a number', { lines: [{ ...line, quantity: 1 }] }, 'lines.0.quantity'],
  ['a quantity of 20 digits', { lines: [{ ...line, quantity: '12345678901234567890' }] }, 'lines.0.quantity'],
  ['a tax above the price', { lines: [{ ...line, taxRate: '101' }] }, 'lines.0.taxRate'],
  ['a negative tax', { lines: [{ ...line, taxRate: '-1' }] }, 'lines.0.taxRate'],
  ['a negative total', { lines: [{ ...line, unitAmount: -100 }] }, 'lines'],
  ['a total beyond reason', { lines: [{ ...line, unitAmount: 1e15, quantity: '999999999999' }] }, 'lines'],
  ['an unknown currency', { currency: 'ABC' }, 'currency'],
  ['gold', { currency: 'XAU' }, 'currency'],
  ['a small currency code', { currency: 'usd' }, 'currency'],
  [
    'two currencies',
    { currency: 'USD', lines: [{ ...line, unitAmount: { amount: 1, currency: 'EUR' } }] },
    'lines.0.unitAmount.currency',
  ],
  ['an empty number', { number: ' ' }, 'number'],
  ['a number with a line break', { number: 'INV\r\nBcc: a@example.com' }, 'number'],
  ['a field of ours', { balanceMinor: 0 }, 'balanceMinor'],
  ['a state of its own', { status: 'settled' }, 'status'],
  ['a client with an operator', { client: { name: { contains: '' } } }, 'client.name'],
])('%s is refused by name', async (_what, changes, path) => {
  const before = await prisma.invoice.count()
  const refused = await post(changes)
  expect(refused.status, JSON.stringify(refused.body)).toBe(400)
  expect(refused.body).toMatchObject({ errors: [{ path }] })
  expect(await prisma.invoice.count()).toBe(before)
})

describe('reading', () => {
  test('filters by state, label, client and number', async () => {
    const overdue = await post({ client: { name: 'Filter Co' }, issuedOn: dayFromNow(-9), dueOn: dayFromNow(-3) })
    const clientId = String(overdue.body.clientId)
    await post({ client: undefined, clientId, issue: false })
    const ids = async (query: string) => {
      const { body } = await call('GET', `/invoices?clientId=${clientId}${query}`)
      return (body as unknown as { data: { id: string }[] }).data.map(({ id }) => id)
    }
    expect(await ids('')).toHaveLength(2)
    expect(await ids('&state=issued')).toEqual([overdue.body.id])
    expect(await ids('&label=overdue')).toEqual([overdue.body.id])
    expect(await ids('&label=due')).toEqual([])
    expect(await ids('&label=part_paid')).toEqual([])
    expect(await ids('&label=paused')).toEqual([])
    expect(await ids(`&number=${String(overdue.body.number)}`)).toEqual([overdue.body.id])
    expect((await call('GET', '/invoices?state=paid')).status).toBe(400)
    expect((await call('GET', '/invoices?clientId=1')).status).toBe(400)
  })

  test('the timeline tells it from the beginning, page by page', async () => {
    const made = await post()
    const first = await call('GET', `/invoices/${made.body.id}/timeline?limit=1`)
    expect(first.body).toMatchObject({ data: [{ type: 'invoice.created', invoiceId: made.body.id }] })
    const second = await call('GET', `/invoices/${made.body.id}/timeline?after=${String(first.body.next)}`)
    expect(second.body).toMatchObject({ data: [{ type: 'invoice.issued' }], next: null })
  })

  test('follow-up says why, and what comes next', async () => {
    const made = await post({ client: { name: 'Why Ltd', email: 'why@example.com' }, dueOn: dayFromNow(10) })
    const { body } = await call('GET', `/invoices/${made.body.id}/follow-up`)
    expect(body).toMatchObject({
      nextStep: { stage: 'courtesy', on: dayFromNow(5) },
      why: { code: 'due', text: expect.stringContaining('5 days before the due date') as string },
      client: { decision: 'wait' },
      ladder: expect.arrayContaining([expect.objectContaining({ stage: 'gate', outcome: null })]) as unknown[],
    })
    const draft = await post({ issue: false })
    expect((await call('GET', `/invoices/${draft.body.id}/follow-up`)).body).toMatchObject({
      why: { code: 'nothing_open' },
      nextStep: null,
    })
  })

  test('a hold rests it, is seen everywhere, and ends by itself', async () => {
    const made = await post()
    const path = `/invoices/${made.body.id}`
    const hold = { kind: 'manual', reason: 'Waiting for the new purchase order', until: dayFromNow(7) }
    const placed = await call('POST', `${path}/holds`, { body: hold })
    expect(placed.status).toBe(201)
    expect((await call('GET', path)).body).toMatchObject({ labels: ['due', 'paused'], holds: [hold], nextStep: null })
    expect((await call('GET', `${path}/follow-up`)).body).toMatchObject({
      why: { code: 'hold' },
      client: { decision: expect.any(String) as string },
    })
    expect((await call('GET', `${path}/holds`)).body).toMatchObject({
      data: [{ id: placed.body.id, releasedAt: null }],
    })
    const paused = await call('GET', '/invoices?label=paused')
    expect(paused.body).toMatchObject({ data: [{ id: made.body.id }] })
    setClockOffset(9 * dayMs)
    expect((await call('GET', path)).body).toMatchObject({ labels: ['due'], holds: [] })
    setClockOffset(0)
  })

  test.each([
    ['another kind', { kind: 'dispute', reason: 'x' }, 'kind'],
    ['no reason', { kind: 'manual' }, 'reason'],
    ['an empty reason', { kind: 'manual', reason: ' ' }, 'reason'],
    ['a day gone by', { kind: 'manual', reason: 'x', until: '2020-01-01' }, 'until'],
  ])('a hold with %s is refused', async (_what, body, path) => {
    const made = await post()
    const refused = await call('POST', `/invoices/${made.body.id}/holds`, { body })
    expect(refused.status).toBe(400)
    expect(refused.body).toMatchObject({ errors: [{ path }] })
  })
})

test('another business finds nothing at any address of this one', async () => {
  const made = await post()
  const hold = { kind: 'manual', reason: 'mine now' }
  for (const below of ['', '/timeline', '/follow-up', '/holds']) {
    expect((await otherCall('GET', `/invoices/${made.body.id}${below}`)).status).toBe(404)
  }
  expect((await otherCall('POST', `/invoices/${made.body.id}/issue`)).status).toBe(404)
  expect((await otherCall('POST', `/invoices/${made.body.id}/holds`, { body: hold })).status).toBe(404)
  const stolen = newInvoice({ client: undefined, clientId: made.body.clientId })
  expect((await otherCall('POST', '/invoices', { body: stolen })).status).toBe(400)
  expect((await otherCall('GET', `/invoices?clientId=${made.body.clientId}`)).body).toEqual({ data: [], next: null })
})
