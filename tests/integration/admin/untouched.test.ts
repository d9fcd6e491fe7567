import { Temporal } from 'temporal-polyfill'
import { beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { countUntouched, listUntouched } = await import('#app/db/read/untouched.server.ts')

const now = new Date('2026-11-23T15:30:00Z')
const today = Temporal.PlainDate.from('2026-11-23')
const at = (daysAgo: number) => new Date(now.getTime() - daysAgo * 24 * 3_600_000)
let businessId: string
let otherBusinessId: string
const ids = new Map<string, string>()

const invoice = async (number: string, daysLate: number) => {
  const dueOn = today.subtract({ days: daysLate }).toString()
  const id = await makeInvoice({ businessId, number, email: `c${number}@example.com`, dueOn, now })
  ids.set(number, id)
  return id
}
const step = (invoiceId: string, outcome: 'completed' | 'skipped' | 'obsolete', doneAt: Date, channel = 'email') =>
  prisma.reminder.create({
    data: {
      ...{ businessId, id: crypto.randomUUID(), invoiceId, stage: 4, stageKey: 'first_follow_up', level: 4 },
      ...{ offsetDays: 7, channel, outcome, decidedAt: doneAt, doneAt },
    },
  })
const untouched = async (day = today) =>
  (await listUntouched(businessId, { after: null, today: day })).rows.map(({ number }) => number)

beforeAll(async () => {
  businessId = await makeBusiness(prisma)
  otherBusinessId = await makeBusiness(prisma)
  await invoice('silent', 8)
  await invoice('in-time', 7)
  await step(await invoice('before-due', 9), 'completed', at(14))
  await step(await invoice('written', 30), 'completed', at(23))
  await step(await invoice('long-ago', 60), 'completed', at(24))
  await step(await invoice('skipped', 20), 'skipped', at(1))
  await step(await invoice('owner', 70), 'completed', at(1), 'owner')
})

test('overdue and silent since the due date, or since the last word for longer than the ladder ever is', async () => {
  expect(await untouched()).toEqual(['owner', 'long-ago', 'skipped', 'before-due', 'silent'])
  expect(await countUntouched(businessId, today)).toBe(5)
  expect(await listUntouched(otherBusinessId, { after: null, today })).toEqual({ rows: [], next: null })
})

test('a mail that comes back takes its day along; a call and a letter that is posted give it one', async () => {
  const where = { businessId, invoiceId: ids.get('written') ?? '' }
  await prisma.reminder.updateMany({ where, data: { outcome: 'failed' } })
  expect(await untouched()).toContain('written')
  const { clientId } = await prisma.invoice.findFirstOrThrow({ where: { businessId, number: 'written' } })
  await prisma.callRecord.create({
    data: { ...where, id: crypto.randomUUID(), clientId, at: at(2), calledBy: 'user:nora', outcome: 'no_answer' },
  })
  expect(await untouched()).not.toContain('written')

  const silent = { businessId, invoiceId: ids.get('silent') ?? '' }
  const { clientId: writtenTo } = await prisma.invoice.findFirstOrThrow({ where: { businessId, number: 'silent' } })
  const letter = await prisma.letter.create({
    data: {
      ...{
        ...silent,
        id: crypto.randomUUID(),
        clientId: writtenTo,
        kind: 'letter_of_demand',
        state: 'printed',
        number: 1,
      },
      ...{ addressee: 'Ada', subject: 'Invoice', words: {}, basis: '', createdAt: now },
    },
  })
  const key = { businessId_id: { businessId, id: letter.id } }
  await prisma.letter.update({
    where: key,
    data: { state: 'posted', postedBy: 'user:nora', postedOn: new Date('2026-11-22T00:00:00Z') },
  })
  expect(await untouched()).not.toContain('silent')
})

test('each policy has its own patience', async () => {
  const { defaultPolicy } = await import('#app/domain/dunning/dunning-policy.ts')
  const { policyToBody } = await import('#app/domain/dunning/policy-body.ts')
  const body = { ...policyToBody({ ...defaultPolicy, untouchedDays: 5 }, 8) }
  const id = crypto.randomUUID()
  await prisma.dunningPolicy.create({ data: { businessId, id, name: 'Strict', body, createdAt: now, changedAt: now } })
  expect(await untouched()).not.toContain('in-time')
  await prisma.invoice.updateMany({ where: { businessId, number: 'in-time' }, data: { policyId: id } })
  expect(await untouched()).toContain('in-time')
})

test('pages follow one another without a gap', async () => {
  for (let n = 0; n < 55; n += 1) await invoice(`p${n}`, 100 + (n % 3))
  const first = await listUntouched(businessId, { after: null, today })
  const second = await listUntouched(businessId, { after: first.next, today })
  const numbers = [...first.rows, ...second.rows].map(({ number }) => number)
  expect(first.rows).toHaveLength(50)
  expect(second.next).toBeNull()
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(numbers.filter((number) => number.startsWith('p'))).toHaveLength(55)
})
