import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

// Monday, 09:30 in New York.
const world = await startWorld(new Date('2026-11-23T14:30:00Z'))
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { countThankYous, listThankYous } = await import('#app/db/read/thank-yous.server.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
const { addPersonalLine } = await import('#app/features/thank-yous/add-personal-line.server.ts')
const { callOffThankYou } = await import('#app/features/thank-yous/call-off-thank-you.server.ts')
const { listVariants } = await import('#app/features/thank-yous/list-variants.server.ts')
const { reviveThankYou } = await import('#app/features/thank-yous/revive-thank-you.server.ts')
const { sendNow } = await import('#app/features/thank-yous/send-now.server.ts')
const { switchVariant } = await import('#app/features/thank-yous/switch-variant.server.ts')
const { thankForPayment } = await import('#app/features/thank-yous/thank-for-payment.server.ts')
const { prisma } = world
afterAll(() => world.close())

const today = Temporal.PlainDate.from('2026-11-23')
let businessId: string
let count = 0
let email: string
beforeEach(async () => {
  businessId = await makeBusiness(prisma)
  await prisma.business.update({ where: { id: businessId }, data: { thankYouWaitHours: 4 } })
  count += 1
  email = `cleo${count}@example.com`
})

/** A client paid an invoice that was due ten days ago, in part or whole. */
async function paid(minor: bigint, to: string | null = email) {
  const invoiceId = await makeInvoice({
    ...{ businessId, number: `40${count}`, email: to, clientName: 'Cleo Ltd', minor: 30_000n, now: world.now() },
    dueOn: today.subtract({ days: 10 }).toString(),
  })
  await recordManualPayment({
    ...{ businessId, invoiceId, amount: { minor, currency: 'USD' }, method: 'check', receivedOn: today },
    ...{ reference: null, actor: 'system', now: world.now() },
  })
  return prisma.payment.findFirstOrThrow({ where: { businessId } })
}
const note = () => prisma.outboxMessage.findFirstOrThrow({ where: { businessId, kind: 'thank_you' } })
const call = (messageId: string) => ({ businessId, messageId, actor: 'user:nora', now: world.now() })
const thank = (paymentId: string, of = businessId) =>
  thankForPayment({ businessId: of, paymentId, actor: 'user:nora', now: world.now() })
const shelf = async (name: 'held' | 'queued' | 'delivered' | 'sent' | 'missing') =>
  (await listThankYous(businessId, { shelf: name, before: null, now: world.now() })).rows

test('a thank-you that is held takes other words, keeps the line of one’s own, and is still one', async () => {
  const payment = await paid(30_000n)
  const { id, basis } = await note()
  expect(basis).toBe('late')
  expect(await shelf('held')).toMatchObject([{ clientName: 'Cleo Ltd', note: { id, state: 'queued' }, missing: null }])
  expect(await listVariants(businessId, payment.id, world.now())).toContain('final')
  await addPersonalLine({ ...call(id), line: 'The new catalogue looks wonderful.' })
  expect(await switchVariant({ ...call(id), variant: 'on_time' })).toEqual({ ok: true, value: null })
  const after = await note()
  expect(after).toMatchObject({ id, basis: 'on_time', editedBy: 'user:nora', state: 'queued' })
  expect(after.text).toContain('Thank you for paying promptly')
  expect(after.text).toContain('The new catalogue looks wonderful.')
  expect(await switchVariant({ ...call(id), variant: 'partial' })).toEqual({ ok: false, reason: 'not_fitting' })
  expect(await prisma.outboxMessage.count({ where: { businessId, kind: 'thank_you' } })).toBe(1)

  await world.work()
  expect(await world.mails(email)).toHaveLength(0)
  expect(await sendNow(call(id))).toMatchObject({ ok: true })
  await world.work()
  const [mail] = await world.mails(email)
  expect(mail?.text).toContain('Thank you for paying promptly')
  expect(await switchVariant({ ...call(id), variant: 'late' })).toEqual({ ok: false, reason: 'gone' })
  expect(await callOffThankYou({ ...call(id), reason: 'too late' })).toEqual({ ok: false, reason: 'gone' })
})

test('a part is thanked for as a part, whatever is wished', async () => {
  const payment = await paid(10_000n)
  expect((await note()).basis).toBe('partial')
  expect(await listVariants(businessId, payment.id, world.now())).toEqual(['partial'])
})

test('one that is called off stands among the missing with its reason, and goes out after all', async () => {
  const payment = await paid(30_000n)
  const { id, portalLinkId } = await note()
  await callOffThankYou({ ...call(id), reason: 'We thanked them at the fair' })
  expect(await shelf('missing')).toMatchObject([
    { missing: 'called_off', note: { id, reason: 'We thanked them at the fair' } },
  ])
  expect(await thank(payment.id)).toEqual({ ok: false, reason: 'cannot' })
  await prisma.contact.updateMany({ where: { businessId }, data: { email: `new.${email}` } })
  expect(await reviveThankYou(call(id))).toEqual({ ok: true, value: null })
  expect(await reviveThankYou(call(id))).toEqual({ ok: false, reason: 'gone' })
  const after = await note()
  expect(after).toMatchObject({ state: 'queued', toAddress: `new.${email}`, lastError: null, endedAt: null })
  expect(after.portalLinkId).not.toBe(portalLinkId)
  await world.advance('P1D')
  expect(await world.mails(`new.${email}`)).toHaveLength(1)
  expect(await shelf('missing')).toEqual([])
})

test('who could not be thanked is thanked once there is an address, once', async () => {
  const payment = await paid(30_000n, null)
  expect(await shelf('missing')).toMatchObject([{ missing: 'no_address', note: null }])
  expect(await countThankYous(businessId, world.now())).toEqual({ held: 0, queued: 0, bounced: 0, missing: 1 })
  expect(await thank(payment.id)).toEqual({ ok: false, reason: 'cannot' })
  await prisma.contact.create({
    data: { businessId, id: crypto.randomUUID(), clientId: payment.clientId, email, createdAt: world.now() },
  })
  expect(await shelf('missing')).toMatchObject([{ missing: 'none_written' }])
  const both = await Promise.all([thank(payment.id), thank(payment.id)])
  expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true])
  expect(await note()).toMatchObject({ basis: 'late', key: `thank-you/${payment.id}`, state: 'queued' })
  expect(await thank(payment.id, await makeBusiness(prisma))).toEqual({ ok: false, reason: 'not_found' })
})
