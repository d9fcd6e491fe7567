import { readFile, writeFile } from 'node:fs/promises'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
const { creditInvoice } = await import('#app/features/invoices/credit-invoice.server.ts')
const { writeOffDebt } = await import('#app/features/invoices/write-off-debt.server.ts')
const { exportedFile, secondInstallation } = await import('#tests/support/second-installation.ts')

const now = new Date('2027-01-12T15:00:00Z')
const actor = 'user:nora'
const usd = (minor: bigint) => ({ minor, currency: 'USD' })

async function business() {
  const businessId = await makeBusiness(prisma)
  const ids: string[] = []
  for (const [number, dueOn] of [
    ['1', '2027-02-01'],
    ['2', '2026-12-01'],
    ['3', '2026-11-01'],
    ['4', '2026-10-01'],
  ] as const) {
    const made = await makeInvoice({
      ...{ businessId, number, minor: 10_000n, email: `ap${number}@ours.example`, dueOn, now },
      clientName: number === '1' ? '=SUM(A1)' : `Client ${number}`,
    })
    ids.push(made)
  }
  const [first = '', second = '', third = '', fourth = ''] = ids
  const receivedOn = Temporal.PlainDate.from('2027-01-11')
  const pay = (invoiceId: string, minor: bigint) =>
    recordManualPayment({
      ...{ businessId, invoiceId, amount: usd(minor), method: 'check', receivedOn, reference: '881', actor, now },
    })
  await pay(first, 12_500n)
  await pay(second, 2_500n)
  const wish = { amount: usd(1_000n) }
  await creditInvoice({ businessId, invoiceId: third, wish, reason: 'Less work', actor, now })
  await writeOffDebt({ businessId, invoiceId: fourth, reason: 'Insolvent', actor, now })
  return businessId
}

const tables = [
  'Client',
  'Contact',
  'Invoice',
  'InvoiceLine',
  'Payment',
  'PaymentTarget',
  'CreditNote',
  'LedgerEntry',
  'StoredFile',
]

async function booksOf(from: typeof prisma, businessId: string) {
  const books: Record<string, unknown> = {}
  for (const table of tables)
    books[table] = await from.$queryRawUnsafe(
      `SELECT (to_jsonb(t) - 'businessId' - 'nextCheckAt' - 'touchedOn' - 'stage' - 'createdAt')::text AS row FROM "${table}" t
       WHERE "businessId" = $1::uuid ORDER BY 1`,
      businessId,
    )
  return books
}

test(
  'an archive comes over whole, once, into an empty business; a changed one leaves no trace',
  { timeout: 120_000 },
  async () => {
    const ours = await business()
    const file = await exportedFile(ours, now)
    const books = await booksOf(prisma, ours)
    expect(books['LedgerEntry']).toHaveLength(8 + 3 + 2 + 2 + 2)

    const there = await secondInstallation({ timeZone: 'UTC' })
    const call = { businessId: there.businessId, actor: 'system', now }
    const files = unzipSync(new Uint8Array(await readFile(file)))
    const changed = async (path: string, text: string, name: string) => {
      const other = `${file}.${name}.zip`
      await writeFile(other, zipSync({ ...files, [path]: strToU8(text) }))
      return there.importArchive({ ...call, file: other })
    }
    expect(await changed('data/payments.jsonl', '', 'payments')).toEqual({ ok: false, reason: 'damaged' })
    expect(await changed('manifest.json', '{"format":"other"}', 'manifest')).toEqual({
      ok: false,
      reason: 'no_archive',
    })
    const bombed = zipSync({ ...files, 'data/ledger.jsonl': new Uint8Array(40_000_000) })
    await writeFile(`${file}.bomb.zip`, bombed)
    expect(await there.importArchive({ ...call, file: `${file}.bomb.zip` })).toMatchObject({ ok: false })
    expect(await there.prisma.client.count()).toBe(0)
    expect(await there.prisma.ledgerEntry.count()).toBe(0)

    const taken = await there.importArchive({ ...call, file })
    expect(taken).toMatchObject({
      ok: true,
      value: { rows: { clients: 4, invoices: 4, payments: 2, credit_notes: 1 } },
    })
    expect(await booksOf(there.prisma, there.businessId)).toEqual(books)
    expect(await there.importArchive({ ...call, file })).toEqual({ ok: false, reason: 'not_empty' })
    const { timeZone, slug } = await there.prisma.business.findUniqueOrThrow({ where: { id: there.businessId } })
    expect([timeZone, slug === (await prisma.business.findUniqueOrThrow({ where: { id: ours } })).slug]).toEqual([
      'America/New_York',
      false,
    ])
    // Nothing is said to anybody before a person has looked.
    expect(await there.prisma.hold.count({ where: { clientId: null, releasedAt: null } })).toBe(1)
    expect(await there.prisma.outboxMessage.count()).toBe(0)
    await Promise.all([prisma.$disconnect(), there.prisma.$disconnect()])
  },
)
