import { prisma } from '#app/db/client.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { readStandingPosting } from '#app/db/read/posting.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { advancePlans } from '#app/db/write/advance-plans.server.ts'
import { appendPostings } from '#app/db/write/ledger.server.ts'
import { moveInvoices } from '#app/db/write/move-invoice.server.ts'
import { judgePromises } from '#app/db/write/promises.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { reversalOf } from '#app/domain/ledger/post.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'

interface Unapply {
  businessId: string
  applyId: string
  actor: string
  now: Date
}

/** Takes credit off invoices again: they are owed as before, and the credit waits. False where it was never applied, or was taken back. */
export async function unapplyCredit({ businessId, applyId, actor, now }: Unapply): Promise<boolean> {
  const key = `apply/${applyId}`
  const entry = await prisma.ledgerEntry.findFirst({
    where: { businessId, postingKey: key },
    select: { clientId: true },
  })
  if (!entry) return false
  const { clientId } = entry
  return inTransaction(async (tx) => {
    await lockClient(tx, businessId, clientId)
    const standing = await readStandingPosting(tx, businessId, key)
    if (!standing) return false
    const { timeZone } = await tx.business.findUniqueOrThrow({ where: { id: businessId }, select: { timeZone: true } })
    const occurredOn = todayIn(timeZone, instantOf(now))
    await appendPostings(tx, { businessId, clientId, occurredOn, recordedAt: now }, [reversalOf(standing)])
    const lines = standing.entries.filter(({ account }) => account === 'receivable')
    const invoiceIds = [...new Set(lines.flatMap(({ invoiceId }) => (invoiceId ? [invoiceId] : [])))]
    await moveInvoices(tx, businessId, invoiceIds, 'reopen', now)
    const invoices = await tx.invoice.findMany({
      where: { businessId, id: { in: invoiceIds } },
      select: { id: true, number: true, currency: true },
    })
    await recordEvents(
      tx,
      invoices.map(({ id, number, currency }) => {
        const minor = lines.reduce((sum, { invoiceId, amount }) => (invoiceId === id ? sum - amount.minor : sum), 0n)
        const data = { number, amount: moneyData({ minor, currency }) } satisfies TimelineData['credit.unapplied']
        return { businessId, clientId, invoiceId: id, type: 'credit.unapplied', actor, at: now, data }
      }),
    )
    await judgePromises(tx, businessId, clientId, now)
    await advancePlans(tx, { businessId, clientId, now })
    await tx.client.update({ where: { businessId_id: { businessId, id: clientId } }, data: { nextCheckAt: now } })
    return true
  })
}
