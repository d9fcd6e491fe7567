import { afterAll, expect, test } from 'vitest'
import type { EscalationStep } from '#app/domain/escalation/escalation-step.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

// Monday, 09:30 in New York.
const world = await startWorld(new Date('2026-11-23T14:30:00Z'))
const { prisma } = world
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { saveAnswers } = await import('#app/features/escalation/save-answers.server.ts')
const { signEscalation } = await import('#app/features/escalation/sign-escalation.server.ts')
const { takeBack } = await import('#app/features/escalation/take-back.server.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
const businessId = await makeBusiness(prisma)
afterAll(() => world.close())

const actor = 'user:owner'
let count = 0

async function lateInvoice(postalAddress: string | null = '1 Main Street\nSpringfield') {
  count += 1
  const email = `e-${count}@example.com`
  const number = `E-${count}`
  const invoiceId = await makeInvoice({ businessId, number, email, dueOn: '2026-11-20', now: world.now() })
  const { clientId } = await prisma.invoice.findFirstOrThrow({ where: { businessId, id: invoiceId } })
  await prisma.client.updateMany({ where: { businessId, id: clientId }, data: { postalAddress } })
  return { invoiceId, clientId, number, email }
}

const sign = ({ invoiceId, number }: { invoiceId: string; number: string }, step: EscalationStep, over: object = {}) =>
  signEscalation({
    ...{ businessId, invoiceId, step, reason: 'Nothing else helped', confirmation: number, now: world.now() },
    ...{ overrideReason: 'The client has closed its doors', signer: { actor, name: 'Nora' } },
    ...over,
  })
const casesOf = (invoiceId: string) =>
  prisma.escalation.findMany({ where: { businessId, invoiceId }, orderBy: { openedAt: 'asc' } })
const openTasks = (invoiceId: string) =>
  prisma.task.findMany({ where: { businessId, invoiceId, doneAt: null }, orderBy: { id: 'asc' } })

test('at an agency nothing is said any more, until the one step back', async () => {
  const late = await lateInvoice()
  await world.work()
  const before = (await world.mails(late.email)).length
  expect(await sign(late, 'agency')).toMatchObject({ ok: true })
  expect(await sign(late, 'legal')).toEqual({ ok: false, reason: 'already_out' })
  await world.advance('P30D')
  expect((await world.mails(late.email)).length).toBe(before)
  const stage = await prisma.invoice.findFirstOrThrow({ where: { businessId, id: late.invoiceId } })

  const back = () =>
    takeBack({ businessId, invoiceId: late.invoiceId, reason: 'The agency gave up', actor, now: world.now() })
  expect(await back()).toMatchObject({ ok: true })
  expect(await back()).toMatchObject({ ok: true })
  expect(await prisma.hold.count({ where: { businessId, invoiceId: late.invoiceId, releasedAt: null } })).toBe(0)
  expect(await casesOf(late.invoiceId)).toMatchObject([{ step: 'agency', signedBy: actor }])
  expect((await casesOf(late.invoiceId))[0]?.endedAt).not.toBeNull()
  expect((await prisma.invoice.findFirstOrThrow({ where: { businessId, id: late.invoiceId } })).stage).toBe(stage.stage)
  await world.advance('P2D')
  expect((await world.mails(late.email)).length).toBe(before + 1)
  const types = await prisma.timelineEvent.findMany({
    where: { businessId, invoiceId: late.invoiceId, type: { startsWith: 'escalation.' } },
    orderBy: { id: 'asc' },
  })
  expect(types.map(({ type }) => type)).toEqual(['escalation.opened', 'escalation.signed', 'escalation.ended'])
  expect(types[1]?.data).toMatchObject({ overrideReason: 'The client has closed its doors' })
})

test.each([
  ['the wrong number', { confirmation: 'E-0' }, 'wrong_number'],
  ['no reason', { reason: ' ' }, 'needs_reason'],
  ['an open checklist and no word of why', { overrideReason: null }, 'checklist_open'],
])('%s: nothing is signed', async (_what, over, reason) => {
  const late = await lateInvoice()
  expect(await sign(late, 'agency', over)).toEqual({ ok: false, reason })
  expect((await casesOf(late.invoiceId)).filter(({ step }) => step)).toEqual([])
  expect(await prisma.hold.count({ where: { businessId, invoiceId: late.invoiceId } })).toBe(0)
})

test('answers are kept, and count', async () => {
  const late = await lateInvoice()
  const answers = { costMinor: 5_000, weighed: 'Worth it', adviceSought: true, adviceFrom: 'Our lawyer' }
  const save = () => saveAnswers({ businessId, invoiceId: late.invoiceId, answers, actor, now: world.now() })
  expect(await save()).toMatchObject({ ok: true })
  expect(await save()).toMatchObject({ ok: true })
  expect(await casesOf(late.invoiceId)).toMatchObject([{ answers, step: null }])
  await sign(late, 'credit_report')
  const signed = await prisma.timelineEvent.findFirstOrThrow({
    where: { businessId, invoiceId: late.invoiceId, type: 'escalation.signed' },
  })
  expect(signed.data).toMatchObject({ missing: expect.not.arrayContaining(['weighed', 'advice']) as string[] })
})

test('a letter of demand gives two weeks, asks again, and gives way to the next step', async () => {
  const late = await lateInvoice()
  expect(await sign(late, 'letter_of_demand')).toMatchObject({ ok: true })
  const letter = await prisma.letter.findFirstOrThrow({ where: { businessId, invoiceId: late.invoiceId } })
  expect(letter).toMatchObject({ kind: 'letter_of_demand', state: 'drafted' })
  const asked = (await openTasks(late.invoiceId)).find(({ kind }) => kind === 'escalation')
  expect(asked?.title).toContain('letter of demand')
  expect(await sign(late, 'legal')).toMatchObject({ ok: true })
  expect((await casesOf(late.invoiceId)).map(({ step, endedAt }) => [step, endedAt === null])).toEqual([
    ['letter_of_demand', false],
    ['legal', true],
  ])
  expect((await openTasks(late.invoiceId)).filter(({ kind }) => kind === 'escalation')).toEqual([])
  expect(await prisma.letter.findFirstOrThrow({ where: { businessId, id: letter.id } })).toMatchObject({
    state: 'cancelled',
  })
})

test('without a postal address there is no letter', async () => {
  const late = await lateInvoice(null)
  expect(await sign(late, 'letter_of_demand')).toEqual({ ok: false, reason: 'no_postal_address' })
})

test('a meeting is a task and an invitation to look over', async () => {
  const late = await lateInvoice()
  await sign(late, 'meeting')
  expect((await openTasks(late.invoiceId)).map(({ kind }) => kind)).toContain('meeting')
  expect(
    await prisma.outboxMessage.findMany({ where: { businessId, invoiceId: late.invoiceId, kind: 'invitation' } }),
  ).toMatchObject([{ state: 'drafted', toAddress: late.email }])
})

test('what is written off is given up in the books, and the case is closed', async () => {
  const late = await lateInvoice()
  expect(await sign(late, 'write_off')).toMatchObject({ ok: true })
  expect(await prisma.invoice.findFirstOrThrow({ where: { businessId, id: late.invoiceId } })).toMatchObject({
    state: 'written_off',
    balanceMinor: 0n,
  })
  const [signed] = await casesOf(late.invoiceId)
  expect(signed).toMatchObject({ step: 'write_off' })
  expect(signed?.endedAt).not.toBeNull()
  expect(await sign(late, 'agency')).toEqual({ ok: false, reason: 'not_open' })
})

test('money ends the case by itself', async () => {
  const late = await lateInvoice()
  await sign(late, 'agency')
  const { Temporal } = await import('temporal-polyfill')
  await recordManualPayment({
    ...{ businessId, invoiceId: late.invoiceId, method: 'check', reference: null, actor, now: world.now() },
    amount: { minor: 25_000n, currency: 'USD' },
    receivedOn: Temporal.PlainDate.from('2026-11-23'),
  })
  expect((await casesOf(late.invoiceId))[0]?.endedAt).not.toBeNull()
  expect(await prisma.hold.count({ where: { businessId, invoiceId: late.invoiceId, releasedAt: null } })).toBe(0)
})

test('two signatures at once are one', async () => {
  const late = await lateInvoice()
  const both = await Promise.all([sign(late, 'agency'), sign(late, 'agency')])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await prisma.hold.count({ where: { businessId, invoiceId: late.invoiceId } })).toBe(1)
})
