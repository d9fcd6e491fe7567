import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { makeDraft } = await import('#tests/support/make-draft.ts')
const { issueInvoice } = await import('#app/features/invoices/issue-invoice.server.ts')
const { editDraft } = await import('#app/features/invoices/edit-draft.server.ts')
const { voidInvoice } = await import('#app/features/invoices/void-invoice.server.ts')
const { creditInvoice } = await import('#app/features/invoices/credit-invoice.server.ts')
const { sendInvoice } = await import('#app/features/invoices/send-invoice.server.ts')
const { writeOffDebt } = await import('#app/features/invoices/write-off-debt.server.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
const { inTransaction } = await import('#app/db/transaction.server.ts')
const { lockClient } = await import('#app/db/read/dunning-facts.server.ts')
const { insertDispute } = await import('#app/db/write/disputes.server.ts')
const { insertPromise } = await import('#app/db/write/promises.server.ts')

afterAll(() => prisma.$disconnect())

const now = new Date('2026-11-23T12:00:00Z')
const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const day = (text: string) => Temporal.PlainDate.from(text)
let businessId: string
let count = 0
beforeEach(async () => {
  businessId = await makeBusiness(prisma)
})

const by = () => ({ businessId, actor: 'user:nora', now })
const read = (id: string) => prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } })
const issued = (minor = 25_000n, dueOn = '2026-12-23') =>
  makeInvoice({ businessId, number: `L-${count++}`, email: `ada-${count}@client.example`, dueOn, minor, now })
/** Every account's sum on an invoice, and what the client's credit comes to. */
async function books(invoiceId: string) {
  const { clientId } = await read(invoiceId)
  const rows = await prisma.ledgerEntry.groupBy({
    by: ['account'],
    where: { businessId, clientId },
    _sum: { amountMinor: true },
  })
  return Object.fromEntries(
    rows.map(({ account, _sum }) => [account, _sum.amountMinor]).filter(([, sum]) => sum !== 0n),
  )
}
const mailsOf = (invoiceId: string) =>
  prisma.outboxMessage.findMany({
    where: { businessId, invoiceId, kind: 'invoice' },
    orderBy: { createdAt: 'asc' },
    include: { attachments: true },
  })
const wasSent = (invoiceId: string) =>
  prisma.invoice.update({ where: { businessId_id: { businessId, id: invoiceId } }, data: { firstSentAt: now } })
const eventsOf = async (invoiceId: string) =>
  (await prisma.timelineEvent.findMany({ where: { businessId, invoiceId }, orderBy: { id: 'asc' } })).map(
    ({ type }) => type,
  )

describe('a draft', () => {
  test('is written anew with before and after on record, and owes nothing until it is issued and mailed', async () => {
    const id = await makeDraft({ ...by(), email: 'ada@client.example' })
    const before = await read(id)
    const edited = await editDraft({
      ...by(),
      invoiceId: id,
      files: [{ filename: 'hours.csv', contentType: 'text/csv', bytes: Buffer.from('hours;2') }],
      removeFiles: [],
      invoice: {
        client: { id: before.clientId },
        number: null,
        issuedOn: day('2026-11-23'),
        terms: null,
        termsText: null,
        currency: 'USD',
        lines: [
          { description: 'Design', quantity: '2', unitAmount: 11_900n, taxRate: '19' },
          { description: 'Travel', quantity: '1', unitAmount: 1_000n, taxRate: '0', discountBps: 5_000 },
        ],
        pricing: { taxInclusive: true, rebateBps: 1_000 },
        purchaseOrder: 'PO 7',
        description: null,
        earlyDiscount: null,
      },
    })
    expect(edited).toEqual({ ok: true, value: null })
    const draft = await read(id)
    // 238.00 and 5.00 with tax in them, less 10 %: 214.20 + 4.50.
    expect(draft).toMatchObject({ number: before.number, totalMinor: 21_870n, balanceMinor: 0n, terms: 'Net 30' })
    const event = await prisma.timelineEvent.findFirstOrThrow({ where: { businessId, type: 'invoice.updated' } })
    expect(event.data).toMatchObject({ changes: { 'purchase order': { before: null, after: 'PO 7' } } })

    const call = { ...by(), invoiceId: id, enterBy: 'age' as const, send: { message: 'As agreed.' } }
    expect(await issueInvoice(call)).toEqual({ ok: true, value: null })
    await issueInvoice(call)
    expect(await read(id)).toMatchObject({ number: 'INV-0001', state: 'issued', balanceMinor: 21_870n })
    const [mail, ...more] = await mailsOf(id)
    expect(more).toEqual([])
    expect(mail).toMatchObject({ state: 'queued', toAddress: 'ada@client.example' })
    expect(mail?.text).toContain('As agreed.')
    expect(mail?.attachments.map(({ filename }) => filename).toSorted()).toEqual(['Invoice-INV-0001.pdf', 'hours.csv'])
    expect(await sendInvoice({ ...by(), invoiceId: id, message: '' })).toMatchObject({ ok: true })
    expect(await mailsOf(id)).toHaveLength(2)
    const late = await editDraft({
      ...by(),
      invoiceId: id,
      files: [],
      removeFiles: [],
      invoice: draftOf(before.clientId),
    })
    expect(late).toEqual({ ok: false, reason: 'not_draft' })
  })

  test('is discarded without a number or a posting', async () => {
    const id = await makeDraft(by())
    const call = { ...by(), invoiceId: id, reason: 'Written twice', message: '' }
    expect(await voidInvoice(call)).toEqual({ ok: true, value: { messageId: null } })
    expect(await read(id)).toMatchObject({ state: 'void', numberPending: false })
    expect(await books(id)).toEqual({})
    expect(await prisma.numberSeries.findFirstOrThrow({ where: { businessId } })).toMatchObject({ next: 1 })
  })
})

const draftOf = (clientId: string) => ({
  client: { id: clientId },
  number: null,
  issuedOn: null,
  terms: null,
  termsText: null,
  currency: 'USD',
  lines: [{ description: 'x', quantity: '1', unitAmount: 1n, taxRate: '0' }],
  purchaseOrder: null,
  description: null,
  earlyDiscount: null,
})

test('the database keeps what is printed on an issued invoice', async () => {
  const id = await issued()
  const refuses = (sql: string) => expect(prisma.$executeRawUnsafe(sql), sql).rejects.toThrow(/is issued/)
  for (const set of ['"totalMinor" = 1', `"number" = 'x'`, '"dueOn" = now()', `"notes" = 'x'`, '"issuedAt" = NULL']) {
    await refuses(`UPDATE "Invoice" SET ${set} WHERE "id" = '${id}'`)
  }
  await refuses(`UPDATE "InvoiceLine" SET "amountMinor" = 1 WHERE "invoiceId" = '${id}'`)
  await refuses(`DELETE FROM "InvoiceLine" WHERE "invoiceId" = '${id}'`)
  await refuses(`INSERT INTO "InvoiceLine" ("businessId", "invoiceId", "position", "description", "quantity", "unitMinor", "amountMinor")
    VALUES ('${businessId}', '${id}', 9, 'x', 1, 1, 1)`)
  // What happens to it goes on.
  await prisma.invoice.update({ where: { businessId_id: { businessId, id } }, data: { enterOffset: 3 } })
})

describe('voiding', () => {
  test('reverses the issue to the cent and ends what waited for it, with a word to who had it', async () => {
    const id = await issued()
    const { clientId } = await read(id)
    await wasSent(id)
    await inTransaction(async (tx) => {
      await lockClient(tx, businessId, clientId)
      const common = { businessId, invoiceId: id, actor: 'client', now }
      await insertPromise(tx, { ...common, amount: usd(25_000n), dueOn: day('2026-12-01'), source: 'mail', note: null })
      await insertDispute(tx, {
        ...{ ...common, reason: 'wrong_amount', words: 'Never ordered', amount: null, lines: [], from: 'portal' },
      })
    })
    const voided = await voidInvoice({
      ...by(),
      invoiceId: id,
      reason: 'Billed twice',
      message: 'Sorry for the mix-up.',
    })
    expect(voided.ok).toBe(true)
    expect(await read(id)).toMatchObject({ state: 'void', balanceMinor: 0n })
    expect(await books(id)).toEqual({})
    expect(await prisma.ledgerEntry.count({ where: { businessId, postingKey: `reversal/issue/${id}` } })).toBe(2)
    expect(await prisma.promiseToPay.findFirstOrThrow({ where: { businessId } })).toMatchObject({ state: 'cancelled' })
    expect(await prisma.dispute.findFirstOrThrow({ where: { businessId } })).toMatchObject({
      state: 'resolved',
      outcome: 'accepted',
    })
    expect(await prisma.hold.count({ where: { businessId, releasedAt: null } })).toBe(0)
    expect(await prisma.task.count({ where: { businessId, kind: 'dispute', doneAt: null } })).toBe(0)
    const [mail] = await mailsOf(id)
    expect(mail?.subject).toContain('was cancelled, there is nothing to pay')
    expect(mail?.text).toContain('Sorry for the mix-up.')
    expect(mail?.text).toContain('closed in your favour')
    expect(await voidInvoice({ ...by(), invoiceId: id, reason: 'again', message: '' })).toEqual({
      ok: false,
      reason: 'not_voidable',
    })
  })

  test('says nothing to who never had it, and is refused once something was done about it', async () => {
    const quiet = await issued()
    await voidInvoice({ ...by(), invoiceId: quiet, reason: 'typo', message: '' })
    expect(await mailsOf(quiet)).toEqual([])
    const paid = await issued()
    await recordManualPayment({
      ...{
        ...by(),
        invoiceId: paid,
        amount: usd(100n),
        method: 'transfer',
        receivedOn: day('2026-11-23'),
        reference: null,
      },
    })
    const credited = await issued()
    await creditInvoice({ ...by(), invoiceId: credited, wish: { amount: usd(100n) }, reason: 'Goodwill' })
    const refusalOf = async (invoiceId: string) => voidInvoice({ ...by(), invoiceId, reason: 'typo', message: '' })
    expect(await refusalOf(paid)).toEqual({ ok: false, reason: 'paid' })
    expect(await refusalOf(credited)).toEqual({ ok: false, reason: 'credited' })
    expect(await voidInvoice({ ...by(), invoiceId: paid, reason: ' ', message: '' })).toMatchObject({
      reason: 'reason_missing',
    })
  })
})

describe('crediting', () => {
  test('takes a part off, then the rest, and never more than the total', async () => {
    const id = await issued()
    await wasSent(id)
    const credit = (minor: bigint) =>
      creditInvoice({ ...by(), invoiceId: id, wish: { amount: usd(minor) }, reason: 'Late' })
    expect(await credit(10_000n)).toMatchObject({ ok: true, value: { number: 1 } })
    expect(await read(id)).toMatchObject({ state: 'issued', balanceMinor: 15_000n })
    expect(await credit(15_001n)).toEqual({ ok: false, reason: 'more_than_left' })
    expect(await credit(15_000n)).toMatchObject({ ok: true, value: { number: 2 } })
    expect(await read(id)).toMatchObject({ state: 'settled', balanceMinor: 0n })
    expect(await books(id)).toEqual({})
    const mails = await mailsOf(id)
    expect(mails.map(({ attachments }) => attachments[0]?.filename)).toEqual(['Credit-note-1.pdf', 'Credit-note-2.pdf'])
    expect(mails[1]?.text).toContain('Nothing is open on this invoice any more.')
  })

  test('by its lines carries exactly their tax, and what was paid becomes the client’s credit', async () => {
    const id = await makeDraft({
      ...by(),
      lines: [
        { description: 'Design', quantity: '1', unitAmount: 10_000n, taxRate: '19' },
        { description: 'Books', quantity: '1', unitAmount: 5_000n, taxRate: '7' },
      ],
    })
    await issueInvoice({ ...by(), invoiceId: id, enterBy: 'age' })
    await recordManualPayment({
      ...{
        ...by(),
        invoiceId: id,
        amount: usd(17_250n),
        method: 'transfer',
        receivedOn: day('2026-11-23'),
        reference: null,
      },
    })
    const done = await creditInvoice({ ...by(), invoiceId: id, wish: { lines: [1] }, reason: 'Not delivered' })
    expect(done).toMatchObject({ ok: true, value: { amount: usd(5_350n) } })
    expect(await prisma.creditNote.findFirstOrThrow({ where: { businessId } })).toMatchObject({
      lines: [1],
      taxMinor: 350n,
    })
    expect(await books(id)).toEqual({ clearing: 17_250n, revenue: -11_900n, unapplied: -5_350n })
  })
})

describe('writing off', () => {
  test('gives up what is open, on record with its reason', async () => {
    const id = await issued()
    const write = (reason: string) => writeOffDebt({ ...by(), invoiceId: id, reason })
    expect(await write('  ')).toEqual({ ok: false, reason: 'reason_missing' })
    expect(await write('Insolvent, see letter of 3 May')).toEqual({ ok: true, value: { writtenOff: usd(25_000n) } })
    expect(await read(id)).toMatchObject({ state: 'written_off', balanceMinor: 0n })
    expect(await books(id)).toEqual({ revenue: -25_000n, write_off: 25_000n })
    expect(await eventsOf(id)).toContain('invoice.written_off')
    expect(await write('again')).toEqual({ ok: false, reason: 'nothing_open' })
  })

  test('is taken back by what is paid later: a part, then the rest', async () => {
    const id = await issued()
    await writeOffDebt({ ...by(), invoiceId: id, reason: 'Gave up' })
    const pay = (minor: bigint) =>
      recordManualPayment({
        ...{
          ...by(),
          invoiceId: id,
          amount: usd(minor),
          method: 'transfer',
          receivedOn: day('2026-11-23'),
          reference: null,
        },
      })
    await pay(10_000n)
    expect(await books(id)).toEqual({ clearing: 10_000n, revenue: -25_000n, write_off: 15_000n })
    await pay(15_000n)
    expect(await books(id)).toEqual({ clearing: 25_000n, revenue: -25_000n })
    expect(await read(id)).toMatchObject({ state: 'settled', balanceMinor: 0n })
  })
})
