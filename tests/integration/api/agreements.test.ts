import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { businessWithKey } from '#tests/support/api.ts'
import { freshDatabase } from '#tests/support/database.ts'

const { prisma } = await freshDatabase()
const { now, setClockOffset } = await import('#app/clock.server.ts')
// Monday noon, whatever the hour these tests run at.
setClockOffset(Date.parse('2026-11-23T12:00:00Z') - Date.now())
const { Temporal } = await import('temporal-polyfill')
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { askForHelp } = await import('#app/features/help/ask-for-help.server.ts')
const { business, call } = await businessWithKey('Agreements')
const other = await businessWithKey('Others')
const businessId = business.id

let count = 0
let invoiceId: string
let clientId: string
beforeEach(async () => {
  count += 1
  const wish = { number: `${count}`, email: `c${count}@example.com`, dueOn: '2026-11-16', minor: 60_000n, now: now() }
  invoiceId = await makeInvoice({ businessId, ...wish })
  clientId = (await prisma.invoice.findFirstOrThrow({ where: { businessId, id: invoiceId } })).clientId
})

const usd = (amount: number) => ({ amount, currency: 'USD' })
const rowsOf = async (path: string) => (await call('GET', path)).body['data'] as unknown as { id: string }[]
const labels = async () => (await call('GET', `/invoices/${invoiceId}`)).body['labels']

test('a promise is taken down, takes the place of the one before, and is not a wish', async () => {
  const path = `/invoices/${invoiceId}/promises`
  const wish = { dueOn: '2026-12-01', amount: usd(60_000), source: 'mail' }
  const made = await call('POST', path, { body: wish })
  expect(made).toMatchObject({ status: 201, body: { ...wish, invoiceId, clientId, status: 'pending' } })
  expect(await labels()).toContain('promised')
  const far = { ...wish, dueOn: '2027-01-15' }
  expect(await call('POST', path, { body: far })).toMatchObject({ status: 400, body: { errors: [{ path: 'note' }] } })
  expect((await call('POST', path, { body: { ...far, note: 'A grant is due' } })).status).toBe(201)
  expect(await rowsOf(`/promises?invoiceId=${invoiceId}`)).toMatchObject([
    { status: 'pending' },
    { status: 'cancelled' },
  ])
  expect(await rowsOf(`/promises?clientId=${clientId}&status=kept`)).toEqual([])
  const tooMuch = { ...wish, amount: usd(60_001) }
  expect((await call('POST', path, { body: tooMuch })).status).toBe(400)
  expect((await other.call('POST', path, { body: wish })).status).toBe(404)
})

test('"already paid" rests the invoice until somebody has looked', async () => {
  const body = { method: 'check', paidOn: '2026-11-20', amount: usd(60_000), reference: '4711' }
  const noted = await call('POST', `/invoices/${invoiceId}/already-paid`, { body })
  expect(noted).toMatchObject({ status: 201, body: { ...body, status: 'open' } })
  expect((await call('POST', `/invoices/${invoiceId}/already-paid`, { body })).status).toBe(409)
  const path = `/already-paid/${String(noted.body['id'])}/not-found`
  expect((await other.call('POST', path)).status).toBe(404)
  expect((await call('POST', path)).body).toMatchObject({ status: 'not_found' })
  expect(await rowsOf(`/already-paid?invoiceId=${invoiceId}&status=open`)).toEqual([])
  expect(await rowsOf(`/already-paid?clientId=${clientId}`)).toHaveLength(1)
})

test('a wish for time is granted or declined, once', async () => {
  const until = Temporal.PlainDate.from('2026-12-10')
  const asked = { businessId, clientId, invoiceId, wish: { kind: 'extension', until, words: 'Ill' } as const }
  await askForHelp({ ...asked, now: now() })
  const [request] = await rowsOf(`/help-requests?invoiceId=${invoiceId}`)
  expect(request).toMatchObject({ kind: 'extension', status: 'open', wishedOn: '2026-12-10', words: 'Ill' })
  const path = `/help-requests/${request?.id}`
  expect((await other.call('POST', `${path}/grant`, { body: { until: '2026-12-10' } })).status).toBe(404)
  expect((await call('POST', `${path}/grant`, { body: { until: '2026-11-20' } })).status).toBe(400)
  const granted = await call('POST', `${path}/grant`, { body: { until: '2026-12-15', message: 'Get well' } })
  expect(granted).toMatchObject({ status: 200, body: { status: 'granted', grantedOn: '2026-12-15' } })
  expect((await call('POST', `${path}/decline`, { body: { message: 'No' } })).status).toBe(409)
})

test('a call is logged with what follows from it', async () => {
  const path = `/invoices/${invoiceId}/calls`
  const promised = { outcome: 'promised', dueOn: '2026-12-01', amount: usd(60_000) }
  const logged = await call('POST', path, { body: { result: promised, spokeWith: 'Bo', calledBy: 'Ida' } })
  expect(logged).toMatchObject({ status: 201, body: { outcome: 'promised', spokeWith: 'Bo', invoiceId } })
  expect(await rowsOf(`/promises?invoiceId=${invoiceId}`)).toMatchObject([{ source: 'call', dueOn: '2026-12-01' }])
  const past = { result: { outcome: 'call_back', on: '2026-11-20' } }
  expect(await call('POST', path, { body: past })).toMatchObject({ body: { errors: [{ path: 'result.on' }] } })
  const person = { result: { outcome: 'wrong_person', person: { name: 'Di' } } }
  expect((await call('POST', path, { body: person })).status).toBe(201)
  expect((await call('POST', path, { body: { result: { outcome: 'asks_for_plan' } } })).status).toBe(201)
  expect((await call('POST', path, { body: { result: { outcome: 'sings' } } })).status).toBe(400)
  expect(await rowsOf(`/calls?invoiceId=${invoiceId}`)).toHaveLength(3)
  expect((await other.call('POST', path, { body: { result: { outcome: 'reached' } } })).status).toBe(404)

  // Its summary waits for a person, who gives it other words or lets it go.
  const messageId = String(logged.body['summaryMessageId'])
  const draft = await call('GET', `/messages/${messageId}/draft`)
  expect(draft.body).toMatchObject({ messageId, words: { subject: expect.any(String) as string } })
  const rude = { subject: 'Our talk', body: 'PAY NOW OR ELSE!' }
  const flagged = await call('POST', `/messages/${messageId}/edit`, { body: rude })
  expect(flagged.body).toMatchObject({ isSaved: false, flags: [{ kind: 'threat', excerpt: 'OR ELSE' }, {}, {}] })
  const polite = { subject: 'Our talk', body: 'Thank you for your time today.', isConfirmed: true }
  expect((await call('POST', `/messages/${messageId}/edit`, { body: polite })).body).toMatchObject({
    isSaved: true,
    draft: { words: { subject: 'Our talk', body: polite.body } },
  })
  expect((await other.call('POST', `/messages/${messageId}/edit`, { body: polite })).status).toBe(404)
  const skipped = await call('POST', `/messages/${messageId}/skip`, { body: { reason: 'We met' } })
  expect(skipped.body).toEqual({ messageId, status: 'cancelled' })
  expect((await call('POST', `/messages/${messageId}/skip`, { body: { reason: 'We met' } })).status).toBe(409)
})

test('the checklist is read and answered; signing it is for people', async () => {
  const path = `/invoices/${invoiceId}/escalation`
  expect((await call('GET', path)).body).toMatchObject({ signed: null, answers: { weighed: null } })
  const answers = { costMinor: 5_000, weighed: 'Worth it', adviceSought: true, adviceFrom: 'Our lawyer' }
  const answered = await call('POST', `${path}/answers`, { body: answers })
  expect(answered.body).toMatchObject({ answers })
  const done = (answered.body['checks'] as unknown as { key: string; isDone: boolean }[]).filter((one) => one.isDone)
  expect(done.map(({ key }) => key)).toEqual(['no_dispute', 'weighed', 'advice'])
  expect((await other.call('GET', path)).status).toBe(404)
  expect((await other.call('POST', `${path}/answers`, { body: answers })).status).toBe(404)
})

test('an invoice is mailed, its links are listed and closed, its papers come within JSON', async () => {
  const sent = await call('POST', `/invoices/${invoiceId}/send`, { body: { message: 'As agreed' } })
  expect(sent).toMatchObject({ status: 201 })
  const messageId = String(sent.body['messageId'])
  expect((await call('GET', `/messages/${messageId}`)).body).toMatchObject({
    ...{
      kind: 'invoice',
      invoiceId,
      to: `c${count}@example.com`,
      text: expect.stringContaining('As agreed') as string,
    },
  })
  expect((await rowsOf(`/messages?invoiceId=${invoiceId}`)).map(({ id }) => id)).toEqual([messageId])
  expect((await call('POST', `/messages/${messageId}/resolve`, { body: { arrived: true } })).status).toBe(409)
  expect((await other.call('GET', `/messages/${messageId}`)).status).toBe(404)

  await call('POST', `/invoices/${invoiceId}/portal-links`)
  const [link] = await rowsOf(`/invoices/${invoiceId}/portal-links`)
  expect(link).toMatchObject({ sentTo: null, revokedAt: null, views: [] })
  expect((await other.call('DELETE', `/portal-links/${link?.id}`)).status).toBe(404)
  expect((await call('DELETE', `/portal-links/${link?.id}`)).status).toBe(204)

  for (const path of [`/invoices/${invoiceId}/pdf`, `/clients/${clientId}/statement-pdf`]) {
    const { body } = await call('GET', path)
    expect(Buffer.from(String(body['content']), 'base64').subarray(0, 5).toString()).toBe('%PDF-')
    expect((await other.call('GET', path)).status).toBe(404)
  }
  for (const noun of ['plans/ID/terms-pdf', 'credit-notes/ID/pdf', 'letters/ID/pdf']) {
    expect((await call('GET', `/${noun.replace('ID', randomUUID())}`)).status).toBe(404)
  }
  expect((await call('POST', `/invoices/${invoiceId}/write-off-rest`)).status).toBe(409)
})
