import { dayFromColumn } from '#app/db/calendar-day.ts'
import { readClientCredit, readCreditSpokenFor } from '#app/db/read/client-credit.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { advancePlans } from '#app/db/write/advance-plans.server.ts'
import { finishCreditTasks } from '#app/db/write/credit-tasks.server.ts'
import { appendPostings } from '#app/db/write/ledger.server.ts'
import { moveInvoices } from '#app/db/write/move-invoice.server.ts'
import { judgePromises } from '#app/db/write/promises.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { invoiceId as asInvoiceId } from '#app/domain/ids.ts'
import { planApplication } from '#app/domain/ledger/apply-credit.ts'
import type { ApplyRefusal } from '#app/domain/ledger/apply-credit.ts'
import { applyPosting } from '#app/domain/ledger/post.ts'
import type { InvoicePart } from '#app/domain/ledger/post.ts'
import { ok } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'

export interface CreditToApply {
  businessId: string
  clientId: string
  /** Made by whoever asks, so that a second press of the same form applies nothing more. */
  applyId: string
  currency: string
  /** How much of the credit each invoice gets. */
  parts: readonly InvoicePart[]
  actor: string
  now: Date
}

/** The client's credit pays invoices: posting `apply/<id>`, decided under the client's lock on what both are now. */
export async function applyCredit(wish: CreditToApply): Promise<Result<{ applyId: string }, ApplyRefusal>> {
  const { businessId, clientId, applyId, currency, parts, actor, now } = wish
  return inTransaction(async (tx): Promise<Result<{ applyId: string }, ApplyRefusal>> => {
    await lockClient(tx, businessId, clientId)
    if ((await tx.ledgerEntry.count({ where: { businessId, postingKey: `apply/${applyId}` } })) > 0)
      return ok({ applyId })
    const whose = { businessId, clientId, currency }
    const invoices = await readOpen(tx, wish)
    const plan = planApplication({
      ...{ parts, invoices, credit: await readClientCredit(tx, whose) },
      spokenFor: { minor: await readCreditSpokenFor(tx, whose), currency },
    })
    if (!plan.ok) return plan
    const { timeZone } = await tx.business.findUniqueOrThrow({ where: { id: businessId }, select: { timeZone: true } })
    const occurredOn = todayIn(timeZone, instantOf(now))
    await appendPostings(tx, { businessId, clientId, occurredOn, recordedAt: now }, [
      applyPosting(applyId, plan.value.takes),
    ])
    await moveInvoices(tx, businessId, plan.value.settled, 'settle', now)
    const numberOf = (id: string) => invoices.find((invoice) => invoice.id === id)?.number ?? ''
    const event = { businessId, clientId, actor, at: now }
    await recordEvents(tx, [
      ...parts.map(({ invoiceId, amount }) => ({
        ...{ ...event, invoiceId, type: 'credit.applied' },
        data: { number: numberOf(invoiceId), amount: moneyData(amount) } satisfies TimelineData['credit.applied'],
      })),
      ...plan.value.settled.map((invoiceId) => ({
        ...{ ...event, invoiceId, type: 'invoice.settled', data: { number: numberOf(invoiceId) } },
      })),
    ])
    await finishCreditTasks(tx, { ...whose, outcome: 'the credit was applied', actor, now })
    await judgePromises(tx, businessId, clientId, now)
    await advancePlans(tx, { businessId, clientId, now })
    await tx.client.update({ where: { businessId_id: { businessId, id: clientId } }, data: { nextCheckAt: now } })
    return ok({ applyId })
  })
}

async function readOpen(tx: Tx, { businessId, clientId, currency, parts }: CreditToApply) {
  const rows = await tx.invoice.findMany({
    where: {
      ...{ businessId, clientId, currency, state: 'issued' },
      id: { in: parts.map(({ invoiceId }) => invoiceId) },
    },
    select: { id: true, number: true, dueOn: true, balanceMinor: true, processingMinor: true },
  })
  return rows.map(({ id, number, dueOn, balanceMinor, processingMinor }) => ({
    ...{ id: asInvoiceId(id), number, dueOn: dayFromColumn(dueOn) },
    // What a bank is bringing already is not paid a second time.
    balance: { minor: balanceMinor - processingMinor, currency },
    isClearing: processingMinor > 0n,
  }))
}
