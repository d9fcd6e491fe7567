import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#app/ids.server.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { readEarlyDiscounts } = await import('#app/db/read/early-discounts.server.ts')
const { createInvoicePortalLink } = await import('#app/features/invoices/create-invoice-portal-link.server.ts')
const { findPortalInvoice } = await import('#app/features/portal/find-portal-invoice.server.ts')
const { derivePortalToken } = await import('#app/portal-token.server.ts')
afterAll(() => prisma.$disconnect())

// A Monday afternoon in New York; the discount lasts through Friday, 27 November.
const now = new Date('2026-11-23T20:00:00Z')
const until = Temporal.PlainDate.from('2026-11-27')
let businessId: string
let invoiceId: string
let clientId: string

const make = (number: string, dueOn: string, earlyDiscount?: { bps: bigint; until: typeof until }) =>
  makeInvoice({
    ...{ businessId, number, email: null, clientName: 'Ada', dueOn, minor: 150_000n, now },
    ...(earlyDiscount && { earlyDiscount }),
  })

beforeEach(async () => {
  businessId = await makeBusiness(prisma)
  invoiceId = await make('2041', '2026-12-23', { bps: 200n, until })
  clientId = (await prisma.invoice.findFirstOrThrow({ where: { businessId } })).clientId
})

const offeredOn = async (day: string) => {
  const offer = await readEarlyDiscounts(prisma, businessId, [invoiceId], Temporal.PlainDate.from(day))
  return offer.get(invoiceId)?.saves.minor ?? null
}
const hold = (change: object) =>
  prisma.hold.create({
    data: {
      ...{ businessId, id: newId(), clientId, invoiceId, kind: 'plan', reason: 'A plan was agreed.' },
      ...{ placedAt: now, placedBy: 'user:nora', ...change },
    },
  })

test('it is offered through its last day', async () => {
  expect(await offeredOn('2026-11-27')).toBe(3_000n)
  expect(await offeredOn('2026-11-28')).toBeNull()
})

test('the portal judges the day by the business’s own clock, not by Greenwich’s', async () => {
  const link = await createInvoicePortalLink({ businessId, invoiceId, actor: 'system', now })
  const token = link.ok ? derivePortalToken(link.value.portalLinkId) : ''
  const lastHour = await findPortalInvoice(token, new Date('2026-11-28T04:30:00Z'))
  expect(lastHour?.invoice.discount).toEqual({
    saves: { minor: 3_000n, currency: 'USD' },
    pays: { minor: 147_000n, currency: 'USD' },
    until: '2026-11-27',
  })
  expect((await findPortalInvoice(token, new Date('2026-11-28T05:00:00Z')))?.invoice.discount).toBeNull()
})

describe('it is not offered', () => {
  test.each(['plan', 'proposal', 'dispute'])('beside a %s, and is again when that is over', async (kind) => {
    const { id } = await hold({ kind })
    expect(await offeredOn('2026-11-24')).toBeNull()
    const releasedAt = new Date('2026-11-25T15:00:00Z')
    await prisma.hold.update({ where: { businessId_id: { businessId, id } }, data: { releasedAt } })
    expect(await offeredOn('2026-11-24')).toBeNull()
    expect(await offeredOn('2026-11-25')).toBe(3_000n)
  })

  test('while the client has an overdue invoice, unless the business allows it', async () => {
    await make('2040', '2026-11-20')
    expect(await offeredOn('2026-11-24')).toBeNull()
    await prisma.business.update({ where: { id: businessId }, data: { discountDespiteOverdue: true } })
    expect(await offeredOn('2026-11-24')).toBe(3_000n)
  })

  test('but a pause or another client’s trouble does not matter', async () => {
    await hold({ kind: 'manual' })
    await makeInvoice({ businessId, number: '1', email: null, clientName: 'Grace', dueOn: '2026-11-01', now })
    expect(await offeredOn('2026-11-24')).toBe(3_000n)
  })
})
