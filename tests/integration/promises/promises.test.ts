import { Temporal } from 'temporal-polyfill'
import { afterAll, expect, test } from 'vitest'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

// Monday, 09:30 in New York.
const world = await startWorld(new Date('2026-11-23T14:30:00Z'))
const { prisma } = world
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { makePromise } = await import('#app/features/promises/make-promise.server.ts')
const { recordAlreadyPaid } = await import('#app/features/notices/record-already-paid.server.ts')
const { closeAlreadyPaid } = await import('#app/features/notices/close-already-paid.server.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
const businessId = await makeBusiness(prisma)
afterAll(() => world.close())

const day = (text: string) => Temporal.PlainDate.from(text)
const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const actor = 'user:test'
let number = 0

/** An invoice of $250 that has been due for some days; its client is followed up already. */
async function lateInvoice(dueOn = '2026-11-20') {
  number += 1
  const email = `client-${number}@example.com`
  const invoiceId = await makeInvoice({ businessId, number: `P-${number}`, email, dueOn, now: world.now() })
  await world.work()
  return { invoiceId, email }
}

const promise = (invoiceId: string, dueOn: string, over: object = {}) =>
  makePromise({
    ...{ businessId, invoiceId, amount: usd(25_000n), dueOn: day(dueOn), source: 'staff', note: null, actor },
    now: world.now(),
    ...over,
  })
const pay = (invoiceId: string, minor: bigint) =>
  recordManualPayment({
    ...{ businessId, invoiceId, amount: usd(minor), method: 'check', reference: null, actor, now: world.now() },
    receivedOn: day('2026-11-23'),
  })
const promisesOf = (invoiceId: string) =>
  prisma.promiseToPay.findMany({ where: { businessId, invoiceId }, orderBy: { madeAt: 'asc' } })
const holdsOf = (invoiceId: string) => prisma.hold.findMany({ where: { businessId, invoiceId, releasedAt: null } })
const typesOf = async (invoiceId: string) =>
  (await prisma.timelineEvent.findMany({ where: { businessId, invoiceId }, orderBy: { id: 'asc' } })).map(
    ({ type }) => type,
  )

test('a promise rests the invoice until two business days after it, and money keeps it', async () => {
  const { invoiceId } = await lateInvoice()
  expect(await promise(invoiceId, '2026-11-27')).toMatchObject({ ok: true })
  const [hold] = await holdsOf(invoiceId)
  expect(hold).toMatchObject({ kind: 'promise', until: new Date('2026-12-01T00:00:00Z') })
  await pay(invoiceId, 10_000n)
  expect(await promisesOf(invoiceId)).toMatchObject([{ state: 'pending' }])
  await pay(invoiceId, 15_000n)
  expect(await promisesOf(invoiceId)).toMatchObject([{ state: 'kept' }])
  expect(await holdsOf(invoiceId)).toEqual([])
  expect(await typesOf(invoiceId)).toEqual(expect.arrayContaining(['promise.made', 'promise.kept', 'hold.released']))
})

test('a newer promise takes the place of the older one, and two from the portal are enough', async () => {
  const { invoiceId } = await lateInvoice()
  const fromPortal = { source: 'portal' as const, actor: 'client' }
  expect(await promise(invoiceId, '2026-11-25', fromPortal)).toMatchObject({ ok: true })
  expect(await promise(invoiceId, '2026-11-27', fromPortal)).toMatchObject({ ok: true })
  expect((await promisesOf(invoiceId)).map(({ state }) => state)).toEqual(['cancelled', 'pending'])
  expect(await holdsOf(invoiceId)).toHaveLength(1)
  expect(await promise(invoiceId, '2026-11-26', fromPortal)).toEqual({ ok: false, reason: 'too_many' })
  const twice = await Promise.all([promise(invoiceId, '2026-11-26'), promise(invoiceId, '2026-11-26')])
  expect(twice.every(({ ok }) => ok)).toBe(true)
  expect(await prisma.promiseToPay.count({ where: { businessId, invoiceId, state: 'pending' } })).toBe(1)
})

test('a promise that is not kept says so on the desk, and follow-up goes on with it in mind', async () => {
  const { invoiceId, email } = await lateInvoice('2026-11-16')
  await promise(invoiceId, '2026-11-25')
  const before = (await world.mails(email)).length
  await world.advance('P4D')
  await world.work()
  expect((await world.mails(email)).length).toBe(before)
  expect(await promisesOf(invoiceId)).toMatchObject([{ state: 'pending' }])
  await world.advance('P5D')
  expect(await promisesOf(invoiceId)).toMatchObject([{ state: 'broken' }])
  expect(await holdsOf(invoiceId)).toEqual([])
  const tasks = await prisma.task.findMany({ where: { businessId, invoiceId, kind: 'broken_promise' } })
  expect(tasks.map(({ title }) => title)).toEqual([expect.stringContaining('promised by')])
  expect(await typesOf(invoiceId)).toContain('promise.broken')
  expect((await world.mails(email)).length).toBe(before + 1)
  expect((await world.mails(email))[0]?.text).toContain('25 November')
})

const notice = (invoiceId: string) =>
  recordAlreadyPaid({
    ...{ businessId, invoiceId, method: 'transfer', reference: 'ref 7', amount: usd(25_000n), actor, now: world.now() },
    paidOn: day('2026-11-20'),
  })

test('what is said to be paid rests, is looked for, and is found when it comes', async () => {
  const { invoiceId } = await lateInvoice()
  const given = await notice(invoiceId)
  expect(given).toMatchObject({ ok: true })
  expect(await notice(invoiceId)).toEqual({ ok: false, reason: 'already_open' })
  expect(await holdsOf(invoiceId)).toMatchObject([{ kind: 'already_paid' }])
  const task = await prisma.task.findFirstOrThrow({ where: { businessId, invoiceId, kind: 'already_paid' } })
  expect(task.title).toContain('Look for $250.00 by bank transfer on 20 November')
  await pay(invoiceId, 25_000n)
  expect(await prisma.alreadyPaidNotice.findMany({ where: { businessId, invoiceId } })).toMatchObject([
    { state: 'matched' },
  ])
  expect(await holdsOf(invoiceId)).toEqual([])
  expect((await prisma.task.findFirstOrThrow({ where: { businessId, key: task.key } })).doneAt).not.toBeNull()
})

test('money that is not found: follow-up goes on, whoever says so', async () => {
  const { invoiceId } = await lateInvoice()
  const given = await notice(invoiceId)
  const noticeId = given.ok ? given.value.noticeId : ''
  const close = () => closeAlreadyPaid({ businessId, noticeId, actor, now: world.now() })
  expect(await close()).toMatchObject({ ok: true })
  expect(await close()).toMatchObject({ ok: true })
  expect(await holdsOf(invoiceId)).toEqual([])
  expect((await typesOf(invoiceId)).filter((type) => type === 'already_paid.not_found')).toHaveLength(1)
})

test('a hold of the whole business stops everybody, and lifting it wakes them', async () => {
  const { placeHold } = await import('#app/features/holds/place-hold.server.ts')
  const { releaseHold } = await import('#app/features/holds/release-hold.server.ts')
  const { email } = await lateInvoice(world.now().toISOString().slice(0, 10))
  const before = (await world.mails(email)).length
  const place = {
    ...{ businessId, clientId: null, invoiceId: null, kind: 'manual' as const, reason: 'We move house', amount: null },
    ...{ until: null, reviewOn: null, stopsCharges: true, actor },
  }
  expect(await placeHold({ ...place, now: world.now() })).toEqual({ ok: false, reason: 'needs_end' })
  const placed = await placeHold({ ...place, reviewOn: day('2027-01-15'), now: world.now() })
  await world.advance('P10D')
  expect((await world.mails(email)).length).toBe(before)
  await releaseHold({ businessId, holdId: placed.ok ? placed.value.holdId : '', actor, now: world.now() })
  await world.advance('P1D')
  expect((await world.mails(email)).length).toBe(before + 1)
})
