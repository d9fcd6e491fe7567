import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { businessWithKey } from '#tests/support/api.ts'
import { freshDatabase } from '#tests/support/database.ts'

const { prisma } = await freshDatabase()
const { now, setClockOffset } = await import('#app/clock.server.ts')
// Monday noon, whatever the hour these tests run at.
setClockOffset(Date.parse('2026-11-23T12:00:00Z') - Date.now())
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { proposeContact } = await import('#app/features/contacts/propose-contact.server.ts')
const { business, call } = await businessWithKey('Records')
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
type Rows = { id: string }[]
const rowsOf = async (path: string) => (await call('GET', path)).body['data'] as unknown as Rows

test('contacts are added, take the place of another, and stay with their client', async () => {
  const added = await call('POST', `/clients/${clientId}/contacts`, {
    body: { role: 'cc', email: 'Bo@Example.com', name: 'Bo' },
  })
  expect(added).toMatchObject({
    status: 201,
    body: {
      data: [
        { role: 'bill_to', name: 'Ada' },
        { role: 'cc', email: 'bo@example.com', name: 'Bo', clientId },
      ],
    },
  })
  await call('POST', `/clients/${clientId}/address`, { body: { email: 'new@example.com' } })
  expect(await rowsOf(`/clients/${clientId}/contacts`)).toContainEqual(
    expect.objectContaining({ role: 'bill_to', email: 'new@example.com' }),
  )
  const contacts = (await rowsOf(`/clients/${clientId}/contacts`)) as { id: string; role: string }[]
  const billTo = contacts.find(({ role }) => role === 'bill_to')
  const cc = contacts.find(({ role }) => role === 'cc')
  expect((await call('DELETE', `/contacts/${billTo?.id}`)).status).toBe(409)
  expect((await other.call('DELETE', `/contacts/${cc?.id}`)).status).toBe(404)
  expect((await call('DELETE', `/contacts/${cc?.id}`)).status).toBe(204)
  expect(await rowsOf(`/clients/${clientId}/contacts`)).toHaveLength(1)
  const theirs = await other.call('POST', `/clients/${clientId}/address`, { body: { email: 'x@example.com' } })
  expect(theirs.status).toBe(404)
  expect((await other.call('GET', `/clients/${clientId}/contacts`)).status).toBe(404)
})

test('somebody a client named is taken on file once, or not', async () => {
  const named = { businessId, clientId, invoiceId, name: 'Cy', email: 'cy@example.com', phone: null, words: null }
  await proposeContact({ ...named, leaves: false, toldBy: null, now: now() })
  const tasks = (await rowsOf('/tasks?kind=contact_proposal')) as { id: string; clientId: string }[]
  const taskId = tasks.find((task) => task.clientId === clientId)?.id ?? ''
  const nobody = await call('POST', `/tasks/${taskId}/confirm-contact`, { body: { role: 'bill_to' } })
  expect(nobody).toMatchObject({ status: 400, body: { errors: [{ path: 'email' }] } })
  const body = { role: 'bill_to', name: 'Cy', email: 'cy@example.com' }
  expect((await other.call('POST', `/tasks/${taskId}/confirm-contact`, { body })).status).toBe(404)
  expect(await call('POST', `/tasks/${taskId}/confirm-contact`, { body })).toMatchObject({
    status: 200,
    body: { id: taskId, status: 'done' },
  })
  expect((await call('GET', `/clients/${clientId}`)).body['email']).toBe('cy@example.com')
  expect((await call('POST', `/tasks/${taskId}/reopen`)).status).toBe(409)
})

test('a pay day, ways to pay and statements are noted, each alone', async () => {
  const path = `/clients/${clientId}/preferences`
  await call('PATCH', path, { body: { payRun: 'day:15', waitsForPayRun: true } })
  const noted = await call('PATCH', path, { body: { allowedMethods: ['card'], statements: 'never' } })
  expect(noted.body).toMatchObject({
    ...{ payRun: 'day:15', waitsForPayRun: true, allowedMethods: ['card'], statements: 'never' },
  })
  await call('PATCH', path, { body: { allowedMethods: null, statements: null, payRun: null } })
  expect((await call('GET', path)).body).toMatchObject({ payRun: null, waitsForPayRun: false, allowedMethods: null })
  expect((await call('PATCH', path, { body: { payRun: 'day:32' } })).status).toBe(400)
  expect((await call('PATCH', path, { body: { allowedMethods: [] } })).status).toBe(400)
  expect((await other.call('PATCH', path, { body: {} })).status).toBe(404)
  const terms = await call('PATCH', `/clients/${clientId}`, { body: { termsDays: 14, taxNumber: 'DE 1' } })
  expect(terms.body).toMatchObject({ termsDays: 14, taxNumber: 'DE 1' })
})

test('a client is given to a colleague of this business, and back', async () => {
  const password = 'correct horse battery'
  const make = (place: string) =>
    createStaffUser({
      ...{ name: 'Dee', email: `dee-${place}-${count}@example.com`, password, businessId: place },
      ...{ role: 'collector', now: now() },
    })
  await make(businessId)
  await make(other.business.id)
  const idIn = async (place: string) =>
    (await prisma.membership.findFirstOrThrow({ where: { businessId: place } })).userId
  const path = `/clients/${clientId}/case-owner`
  const given = await call('POST', path, { body: { userId: await idIn(businessId) } })
  expect(given).toMatchObject({ status: 200, body: { clientId, name: 'Dee' } })
  expect((await call('POST', path, { body: { userId: await idIn(other.business.id) } })).status).toBe(400)
  await call('POST', path, { body: { userId: null } })
  expect((await call('GET', path)).body).toMatchObject({ userId: null, name: null })
})

test('a client, then everybody, rests; each hold is lifted by itself', async () => {
  const ofClient = await call('POST', `/clients/${clientId}/holds`, { body: { kind: 'hardship', reason: 'A fire' } })
  expect(ofClient).toMatchObject({ status: 201, body: { clientId, invoiceId: null, reviewOn: '2026-12-23' } })
  const ofAll = await call('POST', '/holds', { body: { kind: 'manual', reason: 'Moving', until: '2026-11-30' } })
  expect(ofAll).toMatchObject({ status: 201, body: { clientId: null, until: '2026-11-30' } })
  expect((await rowsOf('/holds?of=business&released=false')).map(({ id }) => id)).toEqual([ofAll.body['id']])
  expect((await rowsOf(`/invoices/${invoiceId}/holds`)).length).toBe(2)
  for (const { body } of [ofClient, ofAll]) {
    const id = String(body['id'])
    expect((await other.call('POST', `/holds/${id}/release`)).status).toBe(404)
    const lifted = await call('POST', `/holds/${id}/release`)
    expect(lifted).toMatchObject({ status: 200, body: { id, releasedAt: expect.any(String) as string } })
  }
  expect((await call('GET', `/invoices/${invoiceId}`)).body['labels']).not.toContain('paused')
  expect((await rowsOf(`/clients/${clientId}/holds`)).length).toBe(1)
})

test('a client and an invoice follow a policy of their own, or what holds above', async () => {
  const preset = await call('POST', `/clients/${clientId}/policy`, { body: { preset: 'gentle' } })
  expect(preset).toMatchObject({ status: 200, body: { policyId: expect.any(String) as string } })
  const { policyId } = preset.body
  const of = `/invoices/${invoiceId}/policy`
  expect((await call('GET', of)).body).toMatchObject({ policyId: null, followedPolicyId: policyId })
  await call('POST', of, { body: { policyId, enterBy: 'now' } })
  expect(await rowsOf('/policies')).toMatchObject([{ id: policyId, clients: 1, invoices: 1 }])
  expect((await call('GET', `/policies/${policyId}`)).body['stages']).not.toEqual([])
  expect((await call('POST', of, { body: { policyId: null } })).body).toMatchObject({ policyId: null })
  expect((await call('POST', of, { body: { policyId: randomUUID() } })).status).toBe(400)
  expect((await call('POST', of, { body: {} })).status).toBe(400)
  expect((await other.call('POST', of, { body: { policyId: null } })).status).toBe(404)
  expect((await other.call('GET', `/policies/${policyId}`)).status).toBe(404)
})

test('what was paid too much is applied, taken back and paid out', async () => {
  const body = { invoiceId, amount: usd(70_000), method: 'check', receivedOn: '2026-11-20' }
  expect((await call('POST', '/payments', { body })).status).toBe(201)
  const more = { number: `${count}-b`, email: `c${count}@example.com`, clientName: `Client of ${count}` }
  const second = await makeInvoice({ businessId, ...more, dueOn: '2026-11-30', minor: 30_000n, now: now() })
  const credit = await call('GET', `/clients/${clientId}/credit?currency=USD`)
  expect(credit.body).toMatchObject({ credit: usd(10_000), invoices: [{ id: second, balance: usd(30_000) }] })
  expect(await rowsOf('/credits')).toMatchObject([{ clientId, credit: usd(10_000) }])

  const path = `/clients/${clientId}/credit`
  const parts = (amount: number) => ({ body: { parts: [{ invoiceId: second, amount: usd(amount) }] } })
  expect((await call('POST', `${path}/apply`, parts(10_001))).status).toBe(409)
  expect((await other.call('POST', `${path}/apply`, parts(4_000))).status).toBe(404)
  const applied = await call('POST', `${path}/apply`, parts(4_000))
  expect(applied).toMatchObject({ status: 200, body: { credit: usd(6_000) } })
  const takeBack = `/credit-applications/${String(applied.body['id'])}/take-back`
  expect((await other.call('POST', takeBack)).status).toBe(404)
  expect((await call('POST', takeBack)).status).toBe(200)
  expect((await call('POST', takeBack)).status).toBe(404)

  const wish = { method: 'transfer', paidOn: '2026-11-23', reason: 'They asked' }
  expect((await call('POST', `${path}/pay-out`, { body: { ...wish, amount: usd(10_001) } })).status).toBe(409)
  const ahead = await call('POST', `${path}/pay-out`, { body: { ...wish, amount: usd(1), paidOn: '2026-11-24' } })
  expect(ahead).toMatchObject({ status: 400, body: { errors: [{ path: 'paidOn' }] } })
  const paid = await call('POST', `${path}/pay-out`, { body: { ...wish, amount: usd(10_000) } })
  expect(paid).toMatchObject({ status: 200, body: { credit: usd(0), sources: [] } })
})

test('one statement a day goes to a client', async () => {
  const path = `/clients/${clientId}/statements`
  expect(await call('POST', path)).toMatchObject({ status: 201, body: { to: `c${count}@example.com` } })
  expect((await call('POST', path)).status).toBe(409)
  expect((await other.call('POST', path)).status).toBe(404)
  expect(await rowsOf(`/statements?clientId=${clientId}`)).toMatchObject([
    { clientId, kind: 'open_item', asOf: '2026-11-23', status: 'queued' },
  ])
  const backwards = { period: { from: '2026-11-02', to: '2026-11-01' } }
  expect((await call('POST', path, { body: backwards })).status).toBe(400)
})
