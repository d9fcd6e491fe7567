import { Temporal } from 'temporal-polyfill'
import type { PrismaClient } from '#app/db/generated/client.ts'
import { makeBusiness } from './make.ts'

/** Numbers that look random and are the same every time. */
export function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

export const bookToday = Temporal.PlainDate.from('2026-11-23')

/** Noon of that day in New York, where the book's business is. */
export const noonOf = (day: Temporal.PlainDate): Date => new Date(`${day.toString()}T17:00:00Z`)

/**
 * Fourteen months of a business in two currencies: invoices of nine clients, paid whole, in parts, too much or not at all; refunds, credit
 * notes, discounts nobody took, write-offs, fees and two void invoices. Everything goes through the product's own verbs,
 * on the day it happened. Call it after the environment is set.
 */
export async function makeBook(prisma: PrismaClient, invoices: number, seed = 7) {
  const { makeInvoice } = await import('./make-invoice.ts')
  const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
  const { inTransaction } = await import('#app/db/transaction.server.ts')
  const { lockClient } = await import('#app/db/read/dunning-facts.server.ts')
  const { issueCreditNote } = await import('#app/db/write/credit-notes.server.ts')
  const { writeOff } = await import('#app/db/write/write-off.server.ts')
  const { appendPostings } = await import('#app/db/write/ledger.server.ts')
  const { issuePosting, posting, reversalOf, chargePosting } = await import('#app/domain/ledger/post.ts')
  const { invoiceId: asInvoiceId, paymentId: asPaymentId } = await import('#app/domain/ids.ts')
  const businessId = await makeBusiness(prisma)
  const random = seeded(seed)
  const actor = 'user:test'

  for (let n = 0; n < invoices; n += 1) {
    const currency = n % 4 === 0 ? 'EUR' : 'USD'
    const minor = BigInt(1_000 + random(200_000))
    const issuedOn = bookToday.subtract({ days: random(425) })
    const isVoid = n % 29 === 28
    const invoiceId = await makeInvoice({
      ...{ businessId, number: `B-${n}`, email: null, clientName: `Client ${random(9)}`, currency, minor },
      ...{ dueOn: issuedOn.add({ days: 30 }).toString(), now: noonOf(issuedOn) },
    })
    const { clientId } = await prisma.invoice.findUniqueOrThrow({
      where: { businessId_id: { businessId, id: invoiceId } },
    })
    let day = issuedOn
    const nextDay = (most: number) => (day = day.add({ days: 1 + random(most) }))
    const isPast = () => Temporal.PlainDate.compare(day, bookToday) <= 0
    const post = (made: ReturnType<typeof posting>) =>
      inTransaction(async (tx) => {
        await lockClient(tx, businessId, clientId)
        await appendPostings(tx, { businessId, clientId, occurredOn: day, recordedAt: noonOf(day) }, [made])
      })
    if (isVoid) {
      nextDay(20)
      if (isPast()) {
        await post(reversalOf(issuePosting({ id: asInvoiceId(invoiceId), total: { minor, currency } })))
        await prisma.invoice.update({
          where: { businessId_id: { businessId, id: invoiceId } },
          data: { state: 'void' },
        })
      }
      continue
    }
    for (let step = 0; step < 3; step += 1) {
      nextDay(40)
      if (!isPast()) break
      const { balanceMinor, state } = await prisma.invoice.findUniqueOrThrow({
        where: { businessId_id: { businessId, id: invoiceId } },
      })
      const what = random(10)
      const half = balanceMinor / 2n
      if (what < 5 && state === 'issued' && half > 0n) {
        const amount = { minor: what < 2 ? half : what === 4 ? balanceMinor + 500n : balanceMinor, currency }
        const paid = await recordManualPayment({
          ...{
            businessId,
            invoiceId,
            amount,
            method: 'check',
            reference: null,
            receivedOn: day,
            actor,
            now: noonOf(day),
          },
        })
        if (!paid.ok) throw new Error(paid.reason)
        if (what !== 1) continue
        nextDay(10)
        if (!isPast()) break
        const paymentId = asPaymentId(paid.value.paymentId)
        const back = amount.minor / 4n
        await post(
          posting(`refund/${paymentId}/${back}`, [
            { account: 'clearing', amount: { minor: -back, currency }, paymentId },
            { account: 'receivable', amount: { minor: back, currency }, invoiceId: asInvoiceId(invoiceId), paymentId },
          ]),
        )
      } else if (what === 5 && state !== 'draft') {
        const amount = { minor: minor / 10n, currency }
        await inTransaction(async (tx) => {
          await lockClient(tx, businessId, clientId)
          await issueCreditNote(tx, {
            businessId,
            invoiceId,
            disputeId: null,
            amount,
            reason: 'Less',
            actor,
            now: noonOf(day),
          })
        })
      } else if (what === 6 && state === 'issued' && step === 2) {
        await inTransaction(async (tx) => {
          await lockClient(tx, businessId, clientId)
          await writeOff(tx, { businessId, invoiceId, actor, now: noonOf(day) })
        })
      } else if (what === 7 && state === 'issued') {
        const fee = { id: `${invoiceId}-${step}`, kind: 'fee' as const, invoiceId: asInvoiceId(invoiceId) }
        await post(chargePosting({ ...fee, amount: { minor: 1_500n, currency } }))
      }
    }
  }
  return { businessId }
}
