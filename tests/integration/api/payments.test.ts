import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { businessWithKey } from '#tests/support/api.ts'
import { freshDatabase } from '#tests/support/database.ts'

const { prisma } = await freshDatabase()
const { business, call } = await businessWithKey('Payment Works')
const { call: otherCall } = await businessWithKey('Somebody Else')
const today = new Date().toISOString().slice(0, 10)
let serial = 0

async function invoiceOver(amount: number, client = { name: 'Payer Inc', email: 'ap@payer.example' }) {
  const lines = [{ description: 'Work', unitAmount: amount }]
  const body = { client, number: `P-${(serial += 1)}`, terms: 'Net 30', lines, issue: true }
  return (await call('POST', '/invoices', { body })).body
}
const payment = (invoiceId: unknown, amount: number, changes: Record<string, unknown> = {}) => ({
  invoiceId,
  amount: { amount, currency: 'USD' },
  method: 'check',
  receivedOn: today,
  reference: 'Cheque 1041',
  ...changes,
})

test('a cheque settles its invoice, once, and is thanked for', async () => {
  const invoice = await invoiceOver(50_000)
  const [body, idempotencyKey] = [payment(invoice.id, 50_000), randomUUID()]
  const made = await call('POST', '/payments', { body, idempotencyKey })
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({ ...body, status: 'settled', provider: 'manual', clientId: invoice.clientId })
  const again = await call('POST', '/payments', { body, idempotencyKey })
  expect(again.body).toEqual(made.body)
  expect((await call('GET', `/payments/${made.body.id}`)).body).toEqual(made.body)
  expect((await call('GET', `/invoices/${invoice.id}`)).body).toMatchObject({
    status: 'settled',
    settled: { amount: 50_000 },
    balance: { amount: 0 },
    labels: [],
    nextStep: null,
  })
  expect((await call('GET', `/payments?invoiceId=${invoice.id}`)).body).toMatchObject({ data: [{ id: made.body.id }] })
  const thanks = await call('GET', `/thank-yous?paymentId=${made.body.id}`)
  expect(thanks.body).toMatchObject({ data: [{ paymentId: made.body.id, to: 'ap@payer.example', status: 'queued' }] })
})

test('a part payment leaves the rest open', async () => {
  const invoice = await invoiceOver(50_000)
  await call('POST', '/payments', { body: payment(invoice.id, 20_000) })
  expect((await call('GET', `/invoices/${invoice.id}`)).body).toMatchObject({
    status: 'issued',
    labels: ['due', 'part_paid'],
    settled: { amount: 20_000 },
    balance: { amount: 30_000 },
  })
})

test('two cheques at the same moment both count, and never more than is owed', async () => {
  const invoice = await invoiceOver(50_000)
  const answers = await Promise.all([1, 2].map(() => call('POST', '/payments', { body: payment(invoice.id, 50_000) })))
  expect(answers.map(({ status }) => status)).toEqual([201, 201])
  expect((await call('GET', `/invoices/${invoice.id}`)).body).toMatchObject({
    balance: { amount: 0 },
    status: 'settled',
  })
  const credit = await prisma.ledgerEntry.aggregate({
    where: { businessId: business.id, account: 'unapplied', clientId: String(invoice.clientId) },
    _sum: { amountMinor: true },
  })
  expect(credit._sum.amountMinor).toBe(-50_000n)
})

test.each([
  ['nothing', { amount: { amount: 0, currency: 'USD' } }, 400, 'amount.amount'],
  ['less than nothing', { amount: { amount: -1, currency: 'USD' } }, 400, 'amount.amount'],
  ['a 20-digit amount', { amount: { amount: 12345678901234567890, currency: 'USD' } }, 400, 'amount.amount'],
  ['a bare number', { amount: 5 }, 400, 'amount'],
  ['another currency', { amount: { amount: 5, currency: 'EUR' } }, 400, 'amount.currency'],
  ['money not yet received', { receivedOn: '2199-01-01' }, 400, 'receivedOn'],
  ['a day that does not exist', { receivedOn: '2026-13-01' }, 400, 'receivedOn'],
  ['a card', { method: 'card' }, 400, 'method'],
  ['an unknown invoice', { invoiceId: randomUUID() }, 400, 'invoiceId'],
  ['a state of its own', { status: 'settled' }, 400, 'status'],
])('%s is refused', async (_what, changes, status, path) => {
  const invoice = await invoiceOver(100)
  const refused = await call('POST', '/payments', { body: payment(invoice.id, 100, changes) })
  expect(refused.status).toBe(status)
  expect(refused.body).toMatchObject({ errors: [{ path }] })
})

test('nothing can be paid on a draft', async () => {
  const lines = [{ description: 'Work', unitAmount: 100 }]
  const draft = await call('POST', '/invoices', {
    body: { client: { name: 'D' }, number: 'D-1', terms: 'Net 30', lines },
  })
  expect((await call('POST', '/payments', { body: payment(draft.body.id, 100) })).status).toBe(409)
  expect((await call('POST', `/invoices/${draft.body.id}/portal-links`)).status).toBe(409)
})

test('a portal link opens the page it is for, is the same on a repeat, and lies nowhere in the database', async () => {
  const invoice = await invoiceOver(100)
  const idempotencyKey = randomUUID()
  const made = await call('POST', `/invoices/${invoice.id}/portal-links`, { idempotencyKey })
  expect(made.status).toBe(201)
  const url = String(made.body.url)
  expect(url).toMatch(/^http:\/\/localhost:3999\/p\/[\w-]{32}$/)
  const again = await call('POST', `/invoices/${invoice.id}/portal-links`, { idempotencyKey })
  expect(again.headers.get('Idempotent-Replayed')).toBe('true')
  expect(again.body).toEqual(made.body)
  const { hashPortalToken } = await import('#app/portal-token.server.ts')
  const token = url.split('/').at(-1) ?? ''
  expect(await prisma.portalLink.findUnique({ where: { tokenHash: hashPortalToken(token) } })).toMatchObject({
    invoiceId: invoice.id,
  })
  const kept = await prisma.idempotentAnswer.findMany({ where: { businessId: business.id } })
  expect(JSON.stringify(kept)).not.toContain(token)
})

test('tasks are listed, completed once, and stay with their business', async () => {
  const client = await call('POST', '/clients', { body: { name: 'Nobody Home' } })
  const listed = await call('GET', '/tasks?kind=review')
  const task = (listed.body as unknown as { data: { id: string; clientId: string }[] }).data.find(
    ({ clientId }) => clientId === client.body.id,
  )
  expect(task).toMatchObject({ status: 'open', invoiceId: null, title: 'Find an e-mail address for Nobody Home' })
  const path = `/tasks/${task?.id}/complete`
  expect((await otherCall('POST', path)).status).toBe(404)
  const done = await call('POST', path, { body: { outcome: 'They read post only' } })
  expect(done.body).toMatchObject({ id: task?.id, status: 'done' })
  expect((await call('POST', path)).body).toEqual(done.body)
  expect((await call('GET', '/tasks?status=done')).body).toMatchObject({ data: [{ id: task?.id }] })
  const told = await prisma.timelineEvent.count({ where: { clientId: String(client.body.id), type: 'task.done' } })
  expect(told).toBe(1)
})

test('another business finds no payment, invoice or note of this one', async () => {
  const invoice = await invoiceOver(700)
  const made = await call('POST', '/payments', { body: payment(invoice.id, 700) })
  expect((await otherCall('GET', `/payments/${made.body.id}`)).status).toBe(404)
  expect((await otherCall('POST', `/invoices/${invoice.id}/portal-links`)).status).toBe(404)
  expect((await otherCall('POST', '/payments', { body: payment(invoice.id, 700) })).status).toBe(400)
  for (const path of ['/payments', '/thank-yous', '/tasks', `/payments?invoiceId=${invoice.id}`]) {
    expect((await otherCall('GET', path)).body).toEqual({ data: [], next: null })
  }
})

test('money of a client is laid over invoices as the call says, and the rest is credit', async () => {
  const client = { name: 'Several Ltd', email: 'ap@several.example' }
  const [one, two] = [await invoiceOver(10_000, client), await invoiceOver(10_000, client)]
  const sum = (amount: number) => ({ amount, currency: 'USD' })
  const { invoiceId: _one, ...money } = payment(one.id, 18_000)
  const allocation = [
    { invoiceId: one.id, amount: sum(10_000) },
    { invoiceId: two.id, amount: sum(5_000) },
  ]
  const body = { ...money, clientId: one.clientId, allocation }
  const made = await call('POST', '/payments', { body })
  expect(made).toMatchObject({ status: 201, body: { targets: expect.any(Array), refunded: sum(0), fee: null } })
  expect((await call('GET', `/invoices/${two.id}`)).body).toMatchObject({ balance: { amount: 5_000 } })
  const wrong = [
    { ...body, invoiceId: one.id },
    { ...money },
    { ...body, allocation: [{ ...allocation[1], amount: sum(5_001) }] },
  ]
  for (const each of wrong) expect((await call('POST', '/payments', { body: each })).status).toBe(400)
  expect((await otherCall('POST', '/payments', { body })).status).toBe(400)
})

test('a refund paid out by hand is on record; more than is left, or another’s payment, is not given back', async () => {
  const invoice = await invoiceOver(10_000)
  const { body: paid } = await call('POST', '/payments', { body: payment(invoice.id, 10_000) })
  const path = `/payments/${String(paid.id)}/refunds`
  const body = { amount: { amount: 4_000, currency: 'USD' }, effect: 'credit_invoice', reason: 'One day less' }
  expect((await call('POST', path, { body })).status).toBe(400)
  const paidOut = { method: 'transfer', paidOn: today, reference: 'T-9' }
  const idempotencyKey = randomUUID()
  const made = await call('POST', path, { body: { ...body, paidOut }, idempotencyKey })
  expect(made).toMatchObject({ status: 201, body: { status: 'settled', reference: 'T-9', paidOn: today } })
  expect((await call('POST', path, { body: { ...body, paidOut }, idempotencyKey })).body).toEqual(made.body)
  expect((await call('GET', path)).body).toMatchObject({ data: [{ id: made.body.id }] })
  expect((await call('GET', `/invoices/${String(invoice.id)}`)).body).toMatchObject({ balance: { amount: 0 } })
  const tooMuch = { ...body, amount: { amount: 6_001, currency: 'USD' }, paidOut }
  expect((await call('POST', path, { body: tooMuch })).status).toBe(400)
  expect((await otherCall('GET', path)).status).toBe(404)
  expect((await otherCall('POST', path, { body: { ...body, paidOut } })).status).toBe(404)
})
