import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { makeDraft } = await import('#tests/support/make-draft.ts')
const { issueInvoice } = await import('#app/features/invoices/issue-invoice.server.ts')
const { inTransaction } = await import('#app/db/transaction.server.ts')
const { issueDraft } = await import('#app/db/write/invoices.server.ts')
const { takeNumber } = await import('#app/db/write/number-series.server.ts')

afterAll(() => prisma.$disconnect())

const now = new Date('2026-11-23T12:00:00Z')
let businessId: string
beforeAll(async () => {
  businessId = await makeBusiness(prisma)
})

const numberOf = async (id: string) => (await prisma.invoice.findFirstOrThrow({ where: { id } })).number
const issue = (invoiceId: string) => issueInvoice({ businessId, invoiceId, enterBy: 'age', actor: 'system', now })

describe('numbers', () => {
  test('a draft goes by a working number, and the series goes on behind the numbers there are', async () => {
    await makeInvoice({ businessId, number: 'R-0041', email: null, dueOn: '2026-12-01', now })
    const draft = await makeDraft({ businessId, now })
    expect(await numberOf(draft)).toMatch(/^Draft [2-9A-Z]{4}$/)
    expect(await issue(draft)).toEqual({ ok: true, value: null })
    expect(await numberOf(draft)).toBe('R-0042')
    // Once more changes nothing, and takes no number.
    expect(await issue(draft)).toEqual({ ok: true, value: null })
    const next = await makeDraft({ businessId, now })
    await issue(next)
    expect(await numberOf(next)).toBe('R-0043')
  })

  test('twenty issued at once bear twenty numbers in a row', async () => {
    const { id: seriesId } = await prisma.numberSeries.create({
      data: { businessId, id: crypto.randomUUID(), name: 'Par', pattern: 'PAR-{00}' },
    })
    const drafts = await Promise.all(Array.from({ length: 20 }, () => makeDraft({ businessId, seriesId, now })))
    expect(await Promise.all(drafts.map(issue))).toEqual(drafts.map(() => ({ ok: true, value: null })))
    const numbers = await Promise.all(drafts.map(numberOf))
    expect(numbers.toSorted()).toEqual(Array.from({ length: 20 }, (_, n) => `PAR-${String(n + 1).padStart(2, '0')}`))
  })

  test('a transaction that fails takes no number', async () => {
    const { id: seriesId } = await prisma.numberSeries.create({
      data: { businessId, id: crypto.randomUUID(), name: 'Gap', pattern: 'GAP-{0}' },
    })
    const first = await makeDraft({ businessId, seriesId, now })
    const failing = inTransaction(async (tx) => {
      await issueDraft(tx, { businessId, invoiceId: first, enterBy: 'age', actor: 'system', now })
      throw new Error('the disk is full')
    })
    await expect(failing).rejects.toThrow('the disk is full')
    const second = await makeDraft({ businessId, seriesId, now })
    await issue(second)
    await issue(first)
    expect([await numberOf(second), await numberOf(first)]).toEqual(['GAP-1', 'GAP-2'])
  })

  test('a number given by hand is passed over, and a new year begins again', async () => {
    const { id: seriesId } = await prisma.numberSeries.create({
      data: { businessId, id: crypto.randomUUID(), name: 'Yearly', pattern: '{YYYY}/{000}', yearly: true },
    })
    await makeInvoice({ businessId, number: '2026/002', email: null, dueOn: '2026-12-01', now })
    const take = (day: string) =>
      inTransaction((tx) => takeNumber(tx, { businessId, seriesId, issuedOn: Temporal.PlainDate.from(day) }))
    expect(await take('2026-11-23')).toBe('2026/001')
    expect(await take('2026-11-23')).toBe('2026/003')
    expect(await take('2027-01-01')).toBe('2027/001')
    expect(await take('2026-12-31')).toBe('2027/002')
  })
})
