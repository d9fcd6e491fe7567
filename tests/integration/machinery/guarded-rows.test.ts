import { afterAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
afterAll(() => prisma.$disconnect())

const now = new Date('2026-11-23T15:00:00Z')
const businessId = await makeBusiness(prisma)
const invoice = { businessId, email: 'ada@example.com', dueOn: '2026-12-01', minor: 10_000n, now }
const invoiceId = await makeInvoice({ ...invoice, number: '1' })
const { clientId } = await prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id: invoiceId } } })

const mail = await prisma.outboxMessage.create({
  data: {
    ...{ businessId, id: crypto.randomUUID(), key: 'reminder/1', kind: 'reminder', state: 'drafted', clientId },
    ...{ sendAt: now, createdAt: now, basis: '', fromHeader: 'a@b.example', toAddress: 'ada@example.com' },
    ...{ subject: 'Invoice 1', html: '<p>1</p>', text: '1' },
  },
})
await prisma.inboxEvent.create({
  data: {
    ...{ provider: 'stripe', eventId: 'evt_1', type: 'charge.succeeded', objectId: 'ch_1' },
    ...{ body: '{"id":1}', receivedAt: now, nextTryAt: now },
  },
})
await prisma.storedFile.create({
  data: { businessId, hash: 'h', contentType: 'text/plain', bytes: Buffer.from('x'), createdAt: now },
})
const payment = {
  businessId,
  clientId,
  provider: 'stripe',
  method: 'card',
  amountMinor: 100n,
  currency: 'USD',
  startedAt: now,
} as const
const paid = await prisma.payment.create({
  data: {
    ...payment,
    id: crypto.randomUUID(),
    state: 'open',
    checkoutRef: 'cs_1',
    providerRef: 'pi_1',
  },
})

const run = (sql: string) => prisma.$executeRawUnsafe(sql)

describe('what was said stays as it was said', () => {
  const handedOver = ['sending', 'sent', 'delivered', 'bounced', 'complained', 'unknown'] as const

  test.each(handedOver)(
    'a mail that is %s cannot be written anew or deleted; what became of it can be noted',
    async (state) => {
      await prisma.outboxMessage.updateMany({ data: { state: 'drafted' } })
      await prisma.outboxMessage.updateMany({ data: { text: state } })
      await prisma.outboxMessage.updateMany({ data: { state } })
      for (const column of ['html', 'text', 'subject', 'toAddress', 'fromHeader', 'key', 'kind'])
        await expect(run(`UPDATE "OutboxMessage" SET "${column}" = 'other'`), column).rejects.toThrow(/stays as it was/)
      await expect(run(`UPDATE "OutboxMessage" SET "ccAddresses" = '{eve@evil.example}'`)).rejects.toThrow(
        /stays as it was/,
      )
      await expect(run('DELETE FROM "OutboxMessage"')).rejects.toThrow(/append-only/)
      await prisma.outboxMessage.updateMany({ data: { lastError: 'noted', tries: 2 } })
      expect(await prisma.outboxMessage.findFirst()).toMatchObject({ id: mail.id, text: state, tries: 2 })
    },
  )

  test('an erasure may take the words out, in its own transaction', async () => {
    await prisma.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL dunwell.erase = 'on'`
      await tx.outboxMessage.updateMany({ data: { text: '' } })
    })
    await expect(run(`UPDATE "OutboxMessage" SET "text" = 'x'`)).rejects.toThrow(/stays as it was/)
  })

  test('what a provider told us is kept as it came, until its words are removed', async () => {
    const one = { provider: 'stripe', eventId: 'evt_1' }
    for (const change of [
      `"body" = '{"id":2}'`,
      `"type" = 'x'`,
      `"objectId" = 'x'`,
      `"eventId" = 'x'`,
      `"receivedAt" = now()`,
    ])
      await expect(run(`UPDATE "InboxEvent" SET ${change}`), change).rejects.toThrow(/stays as it came/)
    await expect(run('DELETE FROM "InboxEvent"')).rejects.toThrow(/append-only/)
    await prisma.inboxEvent.updateMany({ where: one, data: { state: 'handled', body: '{}' } })
  })

  test('a file kept by its content never has other content', async () => {
    await expect(run(`UPDATE "StoredFile" SET "bytes" = ''`)).rejects.toThrow(/append-only/)
  })

  test.each(['OutboxMessage', 'InboxEvent', 'StoredFile'])('%s cannot be emptied', async (table) => {
    await expect(prisma.$executeRawUnsafe(`TRUNCATE "${table}" CASCADE`)).rejects.toThrow(/append-only/)
  })
})

describe('invariants of money, tried by SQL', () => {
  const another = { ...payment, id: crypto.randomUUID(), state: 'open' } as const
  const target = { businessId, invoiceId, amountMinor: 100n } as const
  const attempt = async () => {
    const { id } = await prisma.payment.create({ data: { ...payment, id: crypto.randomUUID(), state: 'open' } })
    return prisma.paymentTarget.create({ data: { ...target, paymentId: id } })
  }

  test.each([
    [
      'M2: one payment intent, one payment',
      () => prisma.payment.create({ data: { ...another, providerRef: 'pi_1' } }),
      /Unique/,
    ],
    [
      'M2: one checkout, one payment',
      () => prisma.payment.create({ data: { ...another, checkoutRef: 'cs_1' } }),
      /Unique/,
    ],
    [
      'a payment is more than nothing',
      () => prisma.payment.create({ data: { ...another, amountMinor: 0n } }),
      /Payment_amount/,
    ],
    [
      'what came back is not negative',
      () =>
        prisma.payment.update({ where: { businessId_id: { businessId, id: paid.id } }, data: { returnedMinor: -1n } }),
      /Payment_returned/,
    ],
    [
      'nor what was refunded',
      () =>
        prisma.payment.update({ where: { businessId_id: { businessId, id: paid.id } }, data: { refundedMinor: -1n } }),
      /Payment_refunded/,
    ],
    [
      'M4: a balance is not negative',
      () => prisma.$executeRaw`UPDATE "Invoice" SET "balanceMinor" = -1`,
      /Invoice_balance/,
    ],
    [
      'a settled invoice says since when',
      () => prisma.$executeRaw`UPDATE "Invoice" SET "state" = 'settled', "settledAt" = NULL`,
      /Invoice_settled/,
    ],
    ['one live attempt per invoice', async () => (await attempt(), await attempt()), /Unique/],
  ])('%s', async (_, break_, constraint) => {
    await expect(Promise.resolve(break_())).rejects.toThrow(constraint)
  })

  test('M2: one refund of a provider is one row', async () => {
    const refund = {
      ...{
        businessId,
        clientId,
        paymentId: paid.id,
        method: 'provider',
        amountMinor: 1n,
        currency: 'USD',
        reason: 'x',
      },
      ...{ endedAt: now, providerRef: 're_1', requestedBy: 'system', requestedAt: now },
      state: 'failed' as const,
    }
    await prisma.refund.create({ data: { ...refund, id: crypto.randomUUID() } })
    await expect(prisma.refund.create({ data: { ...refund, id: crypto.randomUUID() } })).rejects.toThrow(/Unique/)
    await expect(
      prisma.refund.create({ data: { ...refund, id: crypto.randomUUID(), providerRef: 're_2', amountMinor: 0n } }),
    ).rejects.toThrow(/Refund_amount/)
  })
})
