import { afterAll, describe, expect, test } from 'vitest'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

// Monday, 09:30 in New York.
const world = await startWorld(new Date('2026-11-23T14:30:00Z'))
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { prisma } = world
afterAll(() => world.close())

const day = (text: string) => new Date(`${text}T00:00:00Z`)
const sentTo = async (email: string) => (await world.mails(email)).reverse()
const invoice = (id: string) => prisma.invoice.findFirstOrThrow({ where: { id } })

async function twoInvoices(businessId: string, email: string) {
  const common = { businessId, email, clientName: `Client of ${email}`, now: world.now() }
  const older = await makeInvoice({ ...common, number: `${email[0]}-1`, dueOn: '2026-11-09', minor: 10_000n })
  const newer = await makeInvoice({ ...common, number: `${email[0]}-2`, dueOn: '2026-11-16', minor: 20_000n })
  return { older, newer }
}

describe('rule 5: one mail about everything that is due', () => {
  test('two invoices share a mail, each with its own link, and each climbs its own ladder', async () => {
    const businessId = await makeBusiness(prisma)
    const { older, newer } = await twoInvoices(businessId, 'ada@digest.example')
    await world.work()
    const [mail, ...others] = await sentTo('ada@digest.example')
    expect(others).toEqual([])
    expect(mail?.subject).toContain('a-1')
    expect(mail?.text).toContain('$300.00')
    const tokens = new Set(mail?.html.match(/\/p\/[A-Za-z0-9_-]{32}/g))
    expect(tokens.size).toBe(2)
    expect(mail?.html).not.toContain('portal-token')
    expect(mail?.attachments.map(({ filename }) => filename)).toEqual(['Invoice-a-1.pdf', 'Invoice-a-2.pdf'])
    const said = await prisma.reminder.findMany({
      where: { businessId, outcome: 'completed' },
      orderBy: { stage: 'asc' },
    })
    expect(said.map(({ invoiceId, stageKey }) => [invoiceId, stageKey])).toEqual([
      [newer, 'first_follow_up'],
      [older, 'second_follow_up'],
    ])
    const records = await prisma.timelineEvent.findMany({ where: { businessId, type: 'reminder.sent' } })
    expect(records.map(({ invoiceId }) => invoiceId).sort()).toEqual([older, newer].sort())
  })

  test('when one of them is paid before it goes out, the mail is written anew about the other', async () => {
    const businessId = await makeBusiness(prisma)
    const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
    const { queueReminder } = await import('#app/features/dunning/queue-reminder.server.ts')
    const { older, newer } = await twoInvoices(businessId, 'bea@digest.example')
    const { clientId } = await invoice(older)
    expect(await queueReminder(businessId, clientId, world.now())).toBe('remind')
    const amount = { minor: 10_000n, currency: 'USD' }
    const received = {
      method: 'transfer',
      receivedOn: (await import('temporal-polyfill')).Temporal.PlainDate.from('2026-11-23'),
    } as const
    await recordManualPayment({
      businessId,
      invoiceId: older,
      amount,
      ...received,
      reference: null,
      actor: 'system',
      now: world.now(),
    })
    await world.work()
    const reminders = (await sentTo('bea@digest.example')).filter(({ subject }) => !subject.startsWith('Thank'))
    expect(reminders.every(({ text }) => !text.includes('b-1'))).toBe(true)
    await world.advance('P1D')
    const next = (await sentTo('bea@digest.example')).filter(({ subject }) => !subject.startsWith('Thank'))
    expect(next.map(({ subject }) => subject)).toEqual(['Following up on invoice b-2'])
    expect(await prisma.reminder.count({ where: { businessId, invoiceId: newer, outcome: 'completed' } })).toBe(1)
  })
})

test('rule 15: nothing goes out on holidays and free days; what was due then comes on the next send day', async () => {
  const businessId = await makeBusiness(prisma)
  await prisma.business.update({
    where: { id: businessId },
    data: { sendDays: [1, 2, 3, 4, 5], holidayCountry: 'US', holidaysAdded: [day('2026-11-27')] },
  })
  // Due on Wednesday: the day after is Thanksgiving, the Friday after is the business's own day off.
  await makeInvoice({ businessId, number: 'H-1', email: 'cy@calendar.example', dueOn: '2026-11-25', now: world.now() })
  await world.advance('P8D')
  const mails = await sentTo('cy@calendar.example')
  expect(mails.map(({ subject, at }) => [subject, at.slice(0, 10)])).toEqual([
    ['Invoice H-1 is due today', '2026-11-25'],
    ['Did invoice H-1 reach you?', '2026-11-30'],
  ])
})

test('rule 24: when the mail comes back, the stage is taken by letter, and somebody is asked for the address', async () => {
  const businessId = await makeBusiness(prisma)
  const now = world.now()
  const dueOn = now.toISOString().slice(0, 10)
  const invoiceId = await makeInvoice({ businessId, number: 'L-1', email: 'dee@letter.example', dueOn, now })
  await prisma.client.updateMany({
    where: { businessId },
    data: { postalAddress: '1 Harbor Street\nBoston, MA 02110' },
  })
  await world.work()
  await world.advance('PT20H')
  const [sent] = await sentTo('dee@letter.example')
  if (!sent) throw new Error('nothing went out')
  await world.control(`/resend/emails/${sent.id}/bounce`, {})
  await world.work()
  await world.advance('P2D')
  const letter = await prisma.letter.findFirstOrThrow({ where: { businessId } })
  expect(letter).toMatchObject({ invoiceId, state: 'ready', number: 1 })
  expect(letter.addressee).toContain('1 Harbor Street')
  expect(await prisma.task.count({ where: { businessId, key: { startsWith: 'address/' }, doneAt: null } })).toBe(1)
  const [step] = await prisma.reminder.findMany({ where: { businessId, channel: 'letter' } })
  expect(step).toMatchObject({ outcome: 'pending', accompanying: false, letterId: letter.id })
  expect(await sentTo('dee@letter.example')).toHaveLength(1)
})

test.each([
  ['rule 11: a fee is owed from the moment its mail goes out, once, and not when the mail comes back', 0],
  ['rule 11: … also when the mail provider was too busy to take it at first', 1],
])('%s', async (_rule, refusals) => {
  const email = `eve-${refusals}@fee.example`
  const businessId = await makeBusiness(prisma)
  const { policyToBody } = await import('#app/domain/dunning/policy-body.ts')
  const { defaultPolicy } = await import('#app/domain/dunning/dunning-policy.ts')
  const now = world.now()
  const policyId = crypto.randomUUID()
  const stages = defaultPolicy.stages.map((stage) =>
    stage.key === 'day_after' ? { ...stage, fee: { USD: 1_500n } } : stage,
  )
  const body = policyToBody({ ...defaultPolicy, stages }, 8)
  await prisma.dunningPolicy.create({
    data: { businessId, id: policyId, name: 'With a fee', body: body as object, createdAt: now, changedAt: now },
  })
  await prisma.business.update({ where: { id: businessId }, data: { policyId, chargesConfirmedAt: now } })
  const today = now.toISOString().slice(0, 10)
  const invoiceId = await makeInvoice({ businessId, number: 'F-1', email, dueOn: today, now })
  await world.work()
  if (refusals > 0) {
    const busy = { provider: 'resend', path: '/emails', method: 'POST', kind: '429', times: refusals }
    await world.control('/faults', busy)
  }
  await world.advance('P2D')
  expect(await prisma.charge.findMany({ where: { businessId, waivedAt: null } })).toMatchObject([
    { kind: 'fee', amountMinor: 1_500n, invoiceId },
  ])
  expect((await invoice(invoiceId)).balanceMinor).toBe(26_500n)
  const [mail, ...others] = (await sentTo(email)).filter(({ text }) => text.includes('Late fee'))
  expect(others).toEqual([])
  expect(mail?.text).toContain('$15.00')
  expect(mail?.text).toContain('$265.00')
  await world.control(`/resend/emails/${mail?.id}/bounce`, {})
  await world.work()
  expect((await invoice(invoiceId)).balanceMinor).toBe(25_000n)
})

test('rule 16: a pause without an end asks somebody on its day, once', async () => {
  const businessId = await makeBusiness(prisma)
  const { placeHold } = await import('#app/features/holds/place-hold.server.ts')
  const { Temporal } = await import('temporal-polyfill')
  const now = world.now()
  const today = Temporal.PlainDate.from(now.toISOString().slice(0, 10))
  const invoiceId = await makeInvoice({
    businessId,
    number: 'P-1',
    email: 'flo@pause.example',
    dueOn: today.toString(),
    now,
  })
  const { clientId } = await invoice(invoiceId)
  await placeHold({
    ...{ businessId, clientId, invoiceId, kind: 'manual', reason: 'Flo is moving house', amount: null },
    ...{ until: null, reviewOn: today.add({ days: 5 }), stopsCharges: true, actor: 'system', now },
  })
  await world.advance('P4D')
  const reviews = () => prisma.task.findMany({ where: { businessId, key: { startsWith: 'hold/' } } })
  expect(await reviews()).toEqual([])
  await world.advance('P2D')
  const [review] = await reviews()
  expect(review?.title).toContain('Flo is moving house')
  await prisma.task.updateMany({ where: { businessId }, data: { doneAt: world.now() } })
  await prisma.client.updateMany({ where: { businessId }, data: { nextCheckAt: world.now() } })
  await world.work()
  expect(await reviews()).toMatchObject([{ doneAt: expect.any(Date) as Date }])
  expect(await sentTo('flo@pause.example')).toEqual([])
})

test('rule 24: a mail that comes back after its letter was put on the desk leaves the stage to that letter', async () => {
  const businessId = await makeBusiness(prisma)
  const { approveMessage } = await import('#app/features/approvals/approve-message.server.ts')
  const now = world.now()
  const dueOn = new Date(now.getTime() - 46 * 24 * 3_600_000).toISOString().slice(0, 10)
  const invoiceId = await makeInvoice({ businessId, number: 'B-1', email: 'gus@late-bounce.example', dueOn, now })
  await prisma.client.updateMany({ where: { businessId }, data: { postalAddress: '3 Quay Street\nBoston, MA 02110' } })
  await world.advance('P1D')
  const draft = await prisma.outboxMessage.findFirstOrThrow({ where: { businessId, state: 'drafted' } })
  await approveMessage({ businessId, messageId: draft.id, actor: 'system', now: world.now() })
  await world.advance('P1D')
  const letters = () => prisma.letter.findMany({ where: { businessId } })
  expect(await letters()).toMatchObject([{ state: 'ready' }])
  const [sent] = await sentTo('gus@late-bounce.example')
  await world.control(`/resend/emails/${sent?.id}/bounce`, {})
  await world.work()
  await world.advance('P3D')
  expect(await letters()).toHaveLength(1)
  expect(await prisma.reminder.findMany({ where: { invoiceId, channel: 'letter' } })).toMatchObject([
    { stageKey: 'final_demand', accompanying: false, outcome: 'pending' },
  ])
})
