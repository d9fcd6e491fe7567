import { afterAll, expect, test } from 'vitest'
import { startWorld } from '#tests/support/world.ts'
import { makeBusiness } from '#tests/support/make.ts'

// Monday, 09:30 in New York.
const world = await startWorld(new Date('2026-11-23T14:30:00Z'))
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { approveMessage } = await import('#app/features/approvals/approve-message.server.ts')
const { prisma } = world
const businessId = await makeBusiness(prisma)
afterAll(() => world.close())

test('one invoice climbs the whole ladder, each stage once, and ends on the owner’s desk', async () => {
  await makeInvoice({ businessId, number: '2041', email: 'ada@example.com', dueOn: '2026-11-28', now: world.now() })
  await world.work()
  for (let day = 0; day < 50; day += 1) await world.advance('P1D')

  // The final notice names what follows, so a person reads it first.
  const draft = await prisma.outboxMessage.findFirstOrThrow({ where: { businessId, state: 'drafted' } })
  const approved = await approveMessage({ businessId, messageId: draft.id, actor: 'system', now: world.now() })
  expect(approved).toMatchObject({ ok: true })
  for (let day = 0; day < 20; day += 1) await world.advance('P1D')

  const mails = (await world.mails('ada@example.com')).reverse()
  expect(mails.map(({ subject }) => subject)).toEqual([
    'Invoice 2041 is due on Saturday, 28 November',
    'Invoice 2041 is due today',
    'Did invoice 2041 reach you?',
    'Following up on invoice 2041',
    'Invoice 2041 is two weeks past due',
    'Invoice 2041: can we talk this week?',
    expect.stringMatching(/^Invoice 2041: final notice, please answer by /),
  ])
  expect(mails.map(({ at }) => at.slice(0, 10))).toEqual([
    '2026-11-23',
    '2026-11-28',
    '2026-11-29',
    '2026-12-05',
    '2026-12-12',
    '2026-12-28',
    '2027-01-12',
  ])
  expect(new Set(mails.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(7)
  for (const mail of mails) {
    expect(mail.attachments[0]).toMatchObject({ filename: 'Invoice-2041.pdf', contentType: 'application/pdf' })
    expect(mail.text).toMatch(/\/p\/[A-Za-z0-9_-]{32}/)
    expect(mail.html).not.toContain('~portal-token~')
  }
  // The first follow-up brings the statement along, too.
  expect(mails.map(({ attachments }) => attachments.length)).toEqual([1, 1, 1, 2, 1, 1, 1])

  const tasks = await prisma.task.findMany({
    where: { businessId, kind: { not: 'review' } },
    orderBy: { openedAt: 'asc' },
  })
  expect(tasks.map(({ kind }) => kind)).toEqual(['call', 'escalation'])
  const steps = await prisma.reminder.findMany({
    where: { businessId },
    orderBy: [{ stage: 'asc' }, { channel: 'asc' }],
  })
  expect(steps.filter(({ accompanying }) => !accompanying).map(({ stage, outcome }) => [stage, outcome])).toEqual(
    [1, 2, 3, 4, 5, 6, 7, 8].map((stage) => [stage, 'completed']),
  )
  // The call beside the third follow-up still waits, and holds nothing up.
  expect(steps.filter(({ accompanying }) => accompanying)).toMatchObject([
    { stage: 6, channel: 'phone', outcome: 'pending' },
  ])
})

test('a leap over weeks passes every send hour on the way, at whatever hour it begins', async () => {
  await world.advance('PT13H')
  await makeInvoice({ businessId, number: '2042', email: 'grace@example.com', dueOn: '2027-02-20', now: world.now() })
  await world.work()
  await world.advance('P30D')
  const mails = (await world.mails('grace@example.com')).reverse()
  expect(mails.map(({ at }) => at)).toEqual(
    ['2027-02-15', '2027-02-20', '2027-02-21', '2027-02-27'].map((day) => expect.stringContaining(`${day}T14:`)),
  )
})
