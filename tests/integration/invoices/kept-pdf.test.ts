import { afterAll, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { inTransaction } = await import('#app/db/transaction.server.ts')
const { attachInvoice } = await import('#app/features/mail/attach-invoice.server.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
afterAll(() => prisma.$disconnect())

const now = new Date('2026-11-24T15:00:00Z')
const later = new Date('2026-12-24T15:00:00Z')

test('an invoice is drawn once for as long as nothing on it changes, and anew when something does', async () => {
  const businessId = await makeBusiness(prisma)
  const invoiceId = await makeInvoice({
    businessId,
    number: '2041',
    email: null,
    dueOn: '2026-11-16',
    minor: 10_000n,
    now,
  })
  const attach = (at: Date) => inTransaction((tx) => attachInvoice(tx, businessId, invoiceId, at))
  const first = await attach(now)
  expect(await attach(later)).toEqual(first)
  const kept = await prisma.storedFile.findMany({ where: { businessId } })
  // The later one was found: what is kept is still the file of the first day.
  expect(kept.map(({ hash, createdAt }) => ({ hash, createdAt }))).toEqual([{ hash: first.fileHash, createdAt: now }])

  await recordManualPayment({
    ...{ businessId, invoiceId, amount: { minor: 4_000n, currency: 'USD' }, method: 'transfer', actor: 'system' },
    ...{ receivedOn: Temporal.PlainDate.from('2026-12-24'), reference: null, now: later },
  })
  expect((await attach(later)).fileHash).not.toBe(first.fileHash)
})
