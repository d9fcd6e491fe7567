import { Temporal } from 'temporal-polyfill'
import { afterAll, expect, test } from 'vitest'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

// Monday, 09:30 in New York.
const world = await startWorld(new Date('2026-11-23T14:30:00Z'))
const { prisma } = world
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { openPage, openPortal, sendForm } = await import('#tests/support/portal-answer.ts')
const { decideHelp } = await import('#app/features/help/decide-help.server.ts')
const { logCall } = await import('#app/features/calls/log-call.server.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
const { newId } = await import('#app/ids.server.ts')
const { instantOf, todayIn } = await import('#app/domain/business-day.ts')
const help = await import('#app/routes/p.$token.help/route.tsx')
const businessId = await makeBusiness(prisma)
afterAll(() => world.close())

const day = (text: string) => Temporal.PlainDate.from(text)
const actor = 'user:test'
const dayOf = (days = 0) => todayIn('America/New_York', instantOf(world.now())).add({ days }).toString()
let number = 0
async function lateInvoice(dueOn = '2026-11-16') {
  number += 1
  const email = `help-${number}@example.com`
  const invoiceId = await makeInvoice({ businessId, number: `H-${number}`, email, dueOn, now: world.now() })
  await world.work()
  return { invoiceId, email, token: await openPortal(businessId, invoiceId, world.now()) }
}
const subjects = async (email: string) => (await world.mails(email)).map(({ subject }) => subject)
const activeHold = async (invoiceId: string) => {
  const holds = await prisma.hold.findMany({ where: { businessId, invoiceId, releasedAt: null } })
  return holds.map(({ kind, until }) => `${kind} ${until?.toISOString().slice(0, 10)}`)
}
const requestOf = (invoiceId: string) => prisma.helpRequest.findFirstOrThrow({ where: { businessId, invoiceId } })
const tasksOf = (invoiceId: string) => prisma.task.findMany({ where: { businessId, invoiceId, doneAt: null } })
const askForTime = (token: string, until = '2027-01-15') =>
  sendForm(help, token, { intent: 'time', until, words: 'The grant comes in January' })

test('time is asked for, granted to another day, and the engine keeps still until two business days after it', async () => {
  const { invoiceId, email, token } = await lateInvoice()
  const twice = await Promise.all([askForTime(token), askForTime(token)])
  expect(twice.map(({ location }) => location)).toEqual(twice.map(() => `/p/${token}/help`))
  expect(await prisma.helpRequest.count({ where: { businessId, invoiceId } })).toBe(1)
  // Thanksgiving is no holiday here: this business observes none.
  expect(await activeHold(invoiceId)).toEqual(['hardship 2026-11-30'])
  const [task] = await tasksOf(invoiceId)
  expect(task).toMatchObject({ kind: 'help', title: expect.stringContaining('asks for time until 15 January') })
  await world.work()
  expect((await subjects(email))[0]).toBe('We have your wish for more time')
  expect((await world.mails('billing@northwind.example'))[0]?.text).toContain('The grant comes in January')
  expect(await openPage(help, token)).toMatchObject({ askedFor: 'Friday, 15 January' })

  const { id } = await requestOf(invoiceId)
  const grant = () =>
    decideHelp({
      ...{ businessId, helpId: id, actor, now: world.now() },
      decision: { kind: 'grant', until: day('2026-11-30'), stopsCharges: true, words: 'Good luck with the grant' },
    })
  const decided = await Promise.all([grant(), grant()])
  expect(decided.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await activeHold(invoiceId)).toEqual(['hardship 2026-12-02'])
  await world.work()
  const [mail, ...rest] = await world.mails(email)
  expect(mail?.subject).toBe('You have time until Monday, 30 November')
  expect(mail?.text).toContain('Good luck with the grant.')
  await world.advance('P9D')
  expect((await world.mails(email)).length).toBe(rest.length + 1)
  expect(await openPage(help, token)).toMatchObject({
    invoice: { answers: { help: null } },
    askedFor: null,
    grantedOn: null,
  })
  await world.advance('P1D')
  expect((await world.mails(email)).length).toBe(rest.length + 2)
})

test('a no is said with its reason, and nothing else comes on the same day', async () => {
  const { invoiceId, email, token } = await lateInvoice(dayOf())
  expect((await askForTime(token, dayOf(90))).status).toBe(303)
  const { id } = await requestOf(invoiceId)
  const decided = await decideHelp({
    ...{ businessId, helpId: id, actor, now: world.now() },
    decision: { kind: 'decline', words: 'The auditors need the year closed' },
  })
  expect(decided).toEqual({ ok: true, value: null })
  await world.work()
  const mails = await world.mails(email)
  const no = mails.find(({ subject }) => subject === `About more time for invoice H-${number}`)
  expect(no?.text).toContain('The auditors need the year closed.')
  expect(await tasksOf(invoiceId)).toEqual([])
  await world.advance('P1D')
  expect((await world.mails(email)).length).toBe(mails.length)
})

test('nobody answers: after five business days follow-up goes on, and the task stays', async () => {
  const { invoiceId, email, token } = await lateInvoice(dayOf())
  await askForTime(token, dayOf(90))
  await world.work()
  const before = (await world.mails(email)).length
  await world.advance('P6D')
  expect((await world.mails(email)).length).toBe(before)
  await world.advance('P5D')
  expect((await world.mails(email)).length).toBeGreaterThan(before)
  expect((await tasksOf(invoiceId)).map(({ kind }) => kind)).toContain('help')
})

test.each([
  [{ intent: 'time', until: '2020-01-01' }, 'until'],
  [{ intent: 'time', until: '2040-01-01' }, 'until'],
  [{ intent: 'time', until: '' }, 'until'],
  [{ intent: 'call', phone: 'mine', when: '' }, 'phone'],
])('%o is refused in words, and rests nothing', async (fields, field) => {
  const { invoiceId, token } = await lateInvoice(dayOf())
  const answer = await sendForm(help, token, fields)
  expect([answer.status, Object.keys(answer.data?.['problems'] as object)]).toEqual([400, [field]])
  expect(await activeHold(invoiceId)).toEqual([])
})

test('a call is asked for, made on the next business day, and done when it is logged', async () => {
  const { invoiceId, email, token } = await lateInvoice(dayOf())
  const answer = await sendForm(help, token, { intent: 'call', phone: '+1 212 555 0199', when: 'mornings' })
  expect(answer.status).toBe(303)
  const [task] = await tasksOf(invoiceId)
  expect(task).toMatchObject({ kind: 'call', title: expect.stringContaining('at +1 212 555 0199') })
  expect(await openPage(help, token)).toMatchObject({ callOn: expect.stringMatching(/day, /) })
  await world.work()
  expect((await world.mails(email))[0]?.text).toContain('+1 212 555 0199')
  const log = (outcome: 'no_answer' | 'reached', taskId: string) =>
    logCall({
      ...{ businessId, invoiceId, taskId, callId: newId(), result: { outcome }, now: world.now() },
      ...{ spokeWith: null, notes: null, summary: null, caller: { actor, name: 'Grace' } },
    })
  await log('no_answer', task?.id ?? '')
  expect(await requestOf(invoiceId)).toMatchObject({ state: 'open' })
  const [again] = await tasksOf(invoiceId)
  await log('reached', again?.id ?? '')
  expect(await requestOf(invoiceId)).toMatchObject({ state: 'done' })
  expect(await activeHold(invoiceId)).toEqual([])
  expect(await tasksOf(invoiceId)).toEqual([])
})

test('what is paid meanwhile needs no answer any more', async () => {
  const { invoiceId, token } = await lateInvoice(dayOf())
  await askForTime(token, dayOf(90))
  await recordManualPayment({
    ...{ businessId, invoiceId, amount: { minor: 25_000n, currency: 'USD' }, method: 'check', reference: null, actor },
    ...{ receivedOn: day(dayOf()), now: world.now() },
  })
  expect(await requestOf(invoiceId)).toMatchObject({ state: 'done' })
  expect(await activeHold(invoiceId)).toEqual([])
  expect(await tasksOf(invoiceId)).toEqual([])
  expect((await askForTime(token, dayOf(90))).status).toBe(409)
})
