import { afterAll, expect, test } from 'vitest'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

// Monday, 09:30 in New York.
const world = await startWorld(new Date('2026-11-23T14:30:00Z'))
const { prisma } = world
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { openPage, openPortal, sendForm } = await import('#tests/support/portal-answer.ts')
const { setPayRun } = await import('#app/features/clients/set-pay-run.server.ts')
const { decideContact } = await import('#app/features/contacts/decide-contact.server.ts')
const { readClientWishes } = await import('#app/db/read/client-wishes.server.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
const { todayIn, instantOf } = await import('#app/domain/business-day.ts')
const preferences = await import('#app/routes/p.$token.preferences/route.tsx')
const businessId = await makeBusiness(prisma)
afterAll(() => world.close())

const asNow = { method: '', payDay: '', channel: '', language: 'en' }
const dayOf = (days = 0) => todayIn('America/New_York', instantOf(world.now())).add({ days }).toString()
let number = 0
async function invoiceDue(dueOn: string, client: object = {}) {
  number += 1
  const email = `wish-${number}@example.com`
  const invoiceId = await makeInvoice({ businessId, number: `Q-${number}`, email, dueOn, now: world.now() })
  const { clientId } = await prisma.invoice.findFirstOrThrow({ where: { businessId, id: invoiceId } })
  await prisma.client.update({ where: { businessId_id: { businessId, id: clientId } }, data: client })
  const token = await openPortal(businessId, invoiceId, world.now())
  return { invoiceId, clientId, email, token }
}
const clientOf = (clientId: string) =>
  prisma.client.findUniqueOrThrow({ where: { businessId_id: { businessId, id: clientId } } })

test('wishes are saved, seen on the desk, and told to the address on file once a day', async () => {
  const { clientId, email, token } = await invoiceDue(dayOf(20), { phone: '+1 207 555 0101' })
  const wished = { method: 'card', payDay: 'weekday:5', channel: 'phone', language: 'en', quietDays: ['1', '2'] }
  const twice = await Promise.all([sendForm(preferences, token, wished), sendForm(preferences, token, wished)])
  expect(twice.map(({ status }) => status)).toEqual([303, 303])
  expect(await clientOf(clientId)).toMatchObject({
    ...{ preferredMethod: 'card', payRun: 'weekday:5', payRunGranted: false, preferredChannel: 'phone' },
    ...{ quietDays: [1, 2], locale: null },
  })
  await sendForm(preferences, token, { ...wished, method: '' })
  await world.work()
  const mails = (await world.mails(email)).filter(({ subject }) => subject === 'Your wishes are saved')
  expect(mails).toHaveLength(1)
  expect(mails[0]?.text).toContain(
    'preferred way to pay: card; pay day: on Fridays; reminders by phone; no reminders on Monday and Tuesday',
  )
  const events = await prisma.timelineEvent.findMany({ where: { businessId, clientId, type: 'preferences.changed' } })
  const records = events.map(({ data }) => data as { changed: string[]; changes: object })
  expect(records.map(({ changed }) => changed.length)).toEqual([4, 1])
  expect(records[0]?.changes).toEqual({
    preferredWay: { before: null, after: 'card' },
    payDay: { before: null, after: 'On Fridays' },
    reachedBy: { before: null, after: 'phone' },
    quietDays: { before: [], after: ['Monday', 'Tuesday'] },
  })
  expect((await readClientWishes(businessId, clientId, dayOf())).preferences).toEqual([
    'pay day: on Fridays',
    'reminders by phone',
    'no reminders on Monday and Tuesday',
  ])
  expect(await openPage(preferences, token, '/preferences?saved=1')).toMatchObject({
    ...{ isSaved: true, masked: `w•••@example.com` },
    current: { method: null, channel: 'phone', quietDays: [1, 2] },
  })
  expect(
    JSON.stringify(await openPage(preferences, token), (_, v: unknown) =>
      String(v) === v ? v : typeof v === 'bigint' ? `${v}` : v,
    ),
  ).not.toContain(email)
})

test('waiting for a pay day stays the owner’s to grant, and is asked for once', async () => {
  const { clientId, token } = await invoiceDue(dayOf(20))
  const tasks = () => prisma.task.findMany({ where: { businessId, clientId, kind: 'review' } })
  await sendForm(preferences, token, { ...asNow, payDay: 'month_end' })
  expect(await tasks()).toMatchObject([
    { doneAt: null, title: expect.stringContaining('pays at the end of the month') },
  ])
  const run = { kind: 'month_end' } as const
  await setPayRun({ businessId, clientId, payRun: run, granted: true, actor: 'user:owner', now: world.now() })
  expect(await tasks()).toMatchObject([{ doneAt: expect.any(Date) }])
  await sendForm(preferences, token, { ...asNow, payDay: '' })
  expect(await clientOf(clientId)).toMatchObject({ payRun: null, payRunGranted: false })
  await sendForm(preferences, token, { ...asNow, payDay: 'month_end' })
  expect(await clientOf(clientId)).toMatchObject({ payRun: 'month_end', payRunGranted: false })
  expect((await tasks()).filter(({ doneAt }) => !doneAt)).toEqual([])
})

test('nothing is sent on quiet days, thanks included, and the language is followed everywhere', async () => {
  // Due eight days ago: the first follow-up is next, and may go out today.
  const { invoiceId, clientId, email, token } = await invoiceDue(dayOf(-8))
  const weekday = todayIn('America/New_York', instantOf(world.now())).dayOfWeek
  const tomorrow = (weekday % 7) + 1
  const quietDays = [String(weekday), String(tomorrow)]
  expect((await sendForm(preferences, token, { ...asNow, language: 'de', quietDays })).status).toBe(303)
  expect(await clientOf(clientId)).toMatchObject({ locale: 'de-DE' })
  await world.work()
  const told = await world.mails(email)
  expect(told.map(({ subject }) => subject)).toEqual(['Ihre Wünsche sind gespeichert'])
  await world.advance('P1D')
  expect(await world.mails(email)).toHaveLength(1)
  await world.advance('P1D')
  const [reminder] = await world.mails(email)
  expect(reminder?.text).toContain('Rechnung')
  expect(await openPage(preferences, token)).toMatchObject({ invoice: { locale: 'de-DE' } })

  await world.advance('P5D')
  const before = (await world.mails(email)).length
  await recordManualPayment({
    ...{ businessId, invoiceId, amount: { minor: 25_000n, currency: 'USD' }, method: 'check', reference: null },
    ...{ actor: 'user:test', now: world.now(), receivedOn: todayIn('America/New_York', instantOf(world.now())) },
  })
  await world.work()
  expect((await world.mails(email)).length).toBe(before)
  await world.advance('P2D')
  expect((await world.mails(email))[0]?.subject).toContain('Vielen Dank')
})

test('a draft that waits for approval by mail is taken back and written anew as a letter', async () => {
  const { clientId, invoiceId, email, token } = await invoiceDue(dayOf(-46), {
    postalAddress: '12 Analytical Way\nPortland, ME 04101',
  })
  await world.work()
  const drafts = () => prisma.outboxMessage.findMany({ where: { businessId, clientId, kind: 'reminder' } })
  expect(await drafts()).toMatchObject([{ state: 'drafted' }])
  await sendForm(preferences, token, { ...asNow, channel: 'letter' })
  expect(await drafts()).toMatchObject([{ state: 'cancelled' }])
  await world.work()
  expect(await prisma.letter.findMany({ where: { businessId, invoiceId } })).toMatchObject([
    { kind: 'final_demand', state: 'drafted' },
  ])
  expect((await world.mails(email)).map(({ subject }) => subject)).toEqual(['Your wishes are saved'])
  // Mail leads somewhere: nobody is sent to look for an address.
  expect(await prisma.task.count({ where: { businessId, clientId, key: `address/${clientId}` } })).toBe(0)
})

test('another person is kept on copy once the owner has confirmed it', async () => {
  const { clientId, email, token } = await invoiceDue(dayOf(-8))
  const copy = { copyName: 'Grace', copyEmail: 'Grace@Example.org' }
  expect((await sendForm(preferences, token, { ...asNow, ...copy })).status).toBe(303)
  const task = await prisma.task.findFirstOrThrow({ where: { businessId, clientId, kind: 'contact_proposal' } })
  expect(task.title).toContain('who gets copies')
  expect(await sendForm(preferences, token, { ...asNow, ...copy })).toMatchObject({ status: 409 })
  await world.work()
  expect(await world.mails('grace@example.org')).toEqual([])
  expect(await prisma.hold.count({ where: { businessId, clientId } })).toBe(0)
  await decideContact({
    ...{ businessId, taskId: task.id, actor: 'user:owner', now: world.now() },
    person: { role: 'cc', name: 'Grace', email: 'grace@example.org', phone: null },
  })
  expect(
    await prisma.contact.findMany({ where: { businessId, clientId }, orderBy: { createdAt: 'asc' } }),
  ).toMatchObject([
    { email, role: 'bill_to' },
    { email: 'grace@example.org', role: 'cc' },
  ])
})

test.each([
  [{ method: 'paypal' }, 'method'],
  [{ payDay: 'day:99' }, 'payDay'],
  [{ channel: 'letter' }, 'channel'],
  [{ quietDays: ['1', '2', '3', '4', '5', '6'] }, 'quietDays'],
  [{ copyName: 'Grace' }, 'copyEmail'],
  [{ copyEmail: 'grace at example' }, 'copyEmail'],
] as [Record<string, string | string[]>, string][])(
  '%o is refused in words, and changes nothing',
  async (fields, field) => {
    await prisma.business.update({ where: { id: businessId }, data: { acceptsPaypal: false } })
    const { clientId, token } = await invoiceDue(dayOf(20))
    const answer = await sendForm(preferences, token, { ...asNow, ...fields })
    expect([answer.status, Object.keys(answer.data?.['problems'] as object)]).toEqual([400, [field]])
    expect(await prisma.timelineEvent.count({ where: { businessId, clientId, type: 'preferences.changed' } })).toBe(0)
  },
)
