import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs } from '@remix-run/node'
import { Temporal } from 'temporal-polyfill'
import { beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { confirmSessions } from '#tests/support/second-factor.ts'

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { signIn } = await import('#app/auth/session.server.ts')
const { dispatch } = await import('#app/api/dispatch.server.ts')
const { createApiKey } = await import('#app/features/api-keys/create-api-key.server.ts')
const { now } = await import('#app/clock.server.ts')
const refund = await import('#app/routes/admin.payments.$id_.refund/route.tsx')
const credit = await import('#app/routes/admin.credits.$clientId/route.tsx')
const writeOff = await import('#app/routes/admin.invoices.$id_.write-off/route.tsx')
const erase = await import('#app/routes/admin.clients.$id_.erase/route.tsx')
const everything = await import('#app/routes/admin.settings.data[.]zip.ts')
const team = await import('#app/routes/admin.settings.team/route.tsx')
const keys = await import('#app/routes/admin.settings.api-keys/route.tsx')
const settings = await import('#app/routes/admin.settings._index/route.tsx')

const password = 'correct horse battery'
const email = 'owner@example.com'
/** Where the business is, it may still be yesterday. */
const today = todayIn('America/New_York', instantOf(now())).toString()
let businessId = ''
let actor = ''
let cookie = ''

interface Deed {
  what: string
  action: (args: ActionFunctionArgs) => Promise<unknown>
  params?: Record<string, string>
  form: Record<string, string>
  /** The event it leaves, and what of before and after stands there. */
  leaves: string
  says: object
}
const deeds: Deed[] = []

beforeAll(async () => {
  businessId = await makeBusiness(prisma)
  const person = async (name: string, address: string, role: 'owner' | 'collector') => {
    const made = await createStaffUser({ name, email: address, password, businessId, role, now: now() })
    if (!made.ok) throw new Error(made.reason)
    return made.value.userId as string
  }
  actor = `user:${await person('Nora', email, 'owner')}`
  const bo = await person('Bo', 'bo@example.com', 'collector')
  const session = await signIn({ email, password, ip: null }, new Request('http://localhost:3999/sign-in'))
  if (!session.ok) throw new Error(session.reason)
  cookie = (session.value.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''

  const invoice = async (number: string) => {
    const wish = { businessId, number, email: null, clientName: `Client ${number}`, dueOn: today, now: now() }
    const id = await makeInvoice(wish)
    const { clientId } = await prisma.invoice.findFirstOrThrow({ where: { businessId, id } })
    return { id, clientId }
  }
  const pay = async (invoiceId: string, minor: bigint) => {
    const paid = await recordManualPayment({
      ...{ businessId, invoiceId, amount: { minor, currency: 'USD' }, method: 'transfer', reference: null },
      ...{ receivedOn: Temporal.PlainDate.from(today), actor: 'system', now: now() },
    })
    if (!paid.ok) throw new Error(paid.reason)
    return paid.value.paymentId
  }
  const paid = await invoice('1')
  const overpaid = await invoice('2')
  const owed = await invoice('3')
  const gone = await invoice('4')
  const payment = await pay(paid.id, 25_000n)
  await pay(overpaid.id, 30_000n)
  await pay(gone.id, 25_000n)
  const back = { refundId: randomUUID(), reason: 'As agreed', paidOn: today, reference: '' }
  const { slug: _slug, ...kept } = await prisma.business.findUniqueOrThrow({ where: { id: businessId } })
  const form = Object.fromEntries(Object.entries(kept).map(([name, value]) => [name, String(value ?? '')]))
  const written = { ...form, minimumPartMinor: '1.00', cardMaxMinor: '', achMaxMinor: '', paypalMaxMinor: '' }
  deeds.push(
    {
      ...{ what: 'a refund', action: refund.action, params: { id: payment }, leaves: 'payment.refunded' },
      form: { ...back, intent: 'refund', amount: '10.00', effect: 'reopen', through: 'cash' },
      says: { refunded: { amount: 1_000, currency: 'USD' } },
    },
    {
      ...{ what: 'credit paid out', action: credit.action, params: { clientId: overpaid.clientId } },
      form: { ...back, refundId: randomUUID(), intent: 'pay-out', amount: '50.00', method: 'cash' },
      ...{ leaves: 'credit.paid_out', says: { amount: { amount: 5_000, currency: 'USD' } } },
    },
    {
      ...{ what: 'a debt written off', action: writeOff.action, params: { id: owed.id } },
      form: { intent: 'write-off', signed: 'yes', reason: 'Gone' },
      ...{ leaves: 'invoice.written_off', says: { reason: 'Gone' } },
    },
    {
      ...{ what: 'a person removed for good', action: erase.action, params: { id: gone.clientId } },
      form: { intent: 'erase', confirmation: 'Client 4' },
      ...{ leaves: 'client.erased', says: {} },
    },
    {
      ...{ what: 'everything taken out', action: everything.action, form: {} },
      ...{ leaves: 'export.made', says: {} },
    },
    {
      ...{ what: 'an owner invited', action: team.action },
      form: { intent: 'invite', email: 'thief@evil.example', role: 'owner' },
      ...{ leaves: 'staff.invited', says: { role: 'owner' } },
    },
    {
      ...{ what: 'a role raised', action: team.action, form: { intent: 'role', member: bo, role: 'admin' } },
      ...{ leaves: 'staff.role_changed', says: { changes: { role: { before: 'collector', after: 'admin' } } } },
    },
    {
      ...{ what: 'a password made anew', action: team.action, form: { intent: 'password-link', member: bo } },
      ...{ leaves: 'staff.password_link_made', says: {} },
    },
    {
      ...{ what: 'a colleague removed', action: team.action, form: { intent: 'remove', member: bo } },
      ...{ leaves: 'staff.removed', says: {} },
    },
    {
      ...{ what: 'a key that moves money out', action: keys.action, leaves: 'api_key.created' },
      form: { intent: 'create', name: 'Thief', scopes: 'money' },
      says: { scopes: ['read', 'write', 'money'] },
    },
    {
      ...{ what: 'another account to pay to', action: settings.action, leaves: 'business.updated' },
      form: { ...written, transferDetails: 'IBAN of a thief' },
      says: { changes: { transferDetails: { before: null, after: 'IBAN of a thief' } } },
    },
  )
})

const does = ({ action, params = {}, form }: Deed): Promise<unknown> =>
  action({
    request: new Request('http://localhost:3999/admin/deed', {
      ...{ method: 'POST', headers: { cookie }, body: new URLSearchParams(form) },
    }),
    ...{ params, context: {} },
  }).catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown
    throw thrown
  })
const record = () => prisma.timelineEvent.findMany({ where: { businessId }, orderBy: { id: 'asc' } })

test('S1: a session in which nobody confirmed who they are gives nothing away', async () => {
  const before = await record()
  for (const deed of deeds) {
    const answer = await does(deed)
    if (answer instanceof Response) expect(answer.headers.get('Location'), deed.what).toMatch(/^\/admin\/confirm\?/)
    else expect(answer, deed.what).toMatchObject({ init: { status: 428 } })
  }
  // Ten minutes are over at once, too.
  await confirmSessions(prisma, email, new Date(now().getTime() - 10 * 60_000))
  for (const deed of deeds) await does(deed)
  expect(await record()).toEqual(before)
})

test('S1: confirmed, each leaves who did it, when, and what was before and after', async () => {
  await confirmSessions(prisma, email, now())
  for (const deed of deeds) {
    const before = await record()
    const answer = await does(deed)
    if (answer instanceof Response) await answer.body?.pipeTo(new WritableStream())
    const left = (await record()).slice(before.length)
    const event = left.find(({ type }) => type === deed.leaves)
    expect(event, `${deed.what}: ${left.map(({ type }) => type).join()}`).toMatchObject({ actor, data: deed.says })
    expect(Math.abs(now().getTime() - (event?.at.getTime() ?? 0)), deed.what).toBeLessThan(60_000)
  }
})

test('S1: nor does a key that was made for writing change where clients send money', async () => {
  const { key } = await createApiKey({ businessId, name: 'Shop', scopes: ['read', 'write'], now: now() })
  const change = async (body: object) => {
    const headers = {
      Authorization: `Bearer ${key}`,
      'Idempotency-Key': randomUUID(),
      'Content-Type': 'application/json',
    }
    const init = { method: 'PATCH', headers, body: JSON.stringify(body) }
    return (await dispatch(new Request('http://localhost:3999/api/v1/business', init))).status
  }
  expect(await change({ transferDetails: 'IBAN of a thief' })).toBe(403)
  expect(await change({ phone: '+1 555 0100' })).toBe(200)
})
