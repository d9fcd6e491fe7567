import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { inTransaction } = await import('#app/db/transaction.server.ts')
const { recordEvents } = await import('#app/db/write/timeline.server.ts')
const { readAudit } = await import('#app/db/read/audit.server.ts')
const { auditFilter } = await import('#app/features/audit/audit-filter.ts')
const { exportAudit } = await import('#app/features/audit/export-audit.server.ts')
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')

const now = new Date('2026-11-23T12:00:00Z')
const zone = { timeZone: 'America/New_York', today: Temporal.PlainDate.from('2026-11-23') }
let ours = ''
let grace = ''

beforeAll(async () => {
  ours = await makeBusiness(prisma)
  const theirs = await makeBusiness(prisma)
  const person = { name: '=Grace', password: 'a good long password', businessId: ours, role: 'owner' as const, now }
  const made = await createStaffUser({ ...person, email: 'grace@example.com' })
  grace = made.ok ? `user:${made.value.userId}` : ''
  const wish = { email: null, dueOn: '2026-12-20', now, clientName: 'Ada Lovelace Ltd' }
  const invoiceId = await makeInvoice({ ...wish, businessId: ours, number: 'INV-7' })
  const { clientId } = await prisma.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId: ours, id: invoiceId } },
  })
  const event = (at: string, type: string, data: object, over: object = {}) => ({
    ...{ businessId: ours, actor: grace, at: new Date(at), type, data, ...over },
  })
  await inTransaction((tx) =>
    recordEvents(tx, [
      event('2026-11-02T04:30:00Z', 'business.updated', {
        changed: ['sendHour'],
        changes: { sendHour: { before: 9, after: 10 } },
      }),
      event(
        '2026-11-10T10:00:00Z',
        'hold.placed',
        { kind: 'manual', until: null, reason: 'On holiday' },
        { clientId, invoiceId },
      ),
      event('2026-11-11T10:00:00Z', 'policy.archived', { name: 'Gentle' }, { actor: `api:${ours}` }),
    ]),
  )
  const secret = event('2026-11-12T10:00:00Z', 'policy.archived', { name: 'Secret' }, { businessId: theirs })
  await inTransaction((tx) => recordEvents(tx, [secret]))
})
afterAll(() => prisma.$disconnect())

async function types(query: string): Promise<string[]> {
  const { entries } = await readAudit(ours, auditFilter(new URLSearchParams(query), zone), { after: null, limit: 50 })
  return entries.map(({ event }) => event.type)
}

describe('the record of a business', () => {
  test('shows at first what people and keys did, the latest first', async () =>
    expect(await types('')).toEqual(['policy.archived', 'hold.placed', 'business.updated']))
  test('shows everything on request', async () => expect(await types('who=all')).toContain('invoice.issued'))
  test('is narrowed to one person', async () =>
    expect(await types(`who=${grace}`)).toEqual(['hold.placed', 'business.updated']))
  test('is narrowed to a kind', async () =>
    expect(await types('kind=settings')).toEqual(['policy.archived', 'business.updated']))
  test.each([
    ['a number', 'inv-7'],
    ['a part of a client’s name', 'lovelace'],
    ['a word that was written', 'HOLIDAY'],
  ])('is searched by %s', async (_what, text) => expect(await types(`q=${text}`)).toEqual(['hold.placed']))
  test('counts days as the business does', async () => {
    // 04:30 UTC on 2 November is still the first where the business is, half past eleven at night.
    expect(await types('from=2026-11-01&until=2026-11-01')).toEqual(['business.updated'])
    expect(await types('from=2026-11-02&until=2026-11-09')).toEqual([])
  })
  test('takes signs of the database’s own as letters', async () => expect(await types('q=%25')).toEqual([]))
})

test('pages follow each other without a gap', async () => {
  const filter = auditFilter(new URLSearchParams('who=all'), zone)
  const all = await readAudit(ours, filter, { after: null, limit: 50 })
  const seen: string[] = []
  for (let after: string | null = null; ;) {
    const page = await readAudit(ours, filter, { after, limit: 2 })
    seen.push(...page.entries.map(({ id }) => id))
    if (!page.next) break
    after = page.next
  }
  expect(seen).toEqual(all.entries.map(({ id }) => id))
})

test('the file says who, what, before and after, and runs no formula', async () => {
  const lines: string[] = []
  for await (const line of exportAudit(ours, auditFilter(new URLSearchParams(), zone), 'en-US')) lines.push(line)
  expect(lines).toHaveLength(4)
  expect(lines[3]).toContain("'=Grace")
  expect(lines[3]).toContain('Send hour: 9 → 10')
  expect(lines.join('')).not.toContain('Secret')
})
