import { dayFromColumn, dayToColumn } from '#app/db/calendar-day.ts'
import type { Correction } from '#app/db/read/disputes.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { addDays, daysBetween, instantOf, todayIn } from '#app/domain/business-day.ts'
import { correctedNumber } from '#app/domain/dispute/corrected-number.ts'
import { taxShare } from '#app/domain/dispute/tax-share.ts'
import { sumMoney } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { newId } from '#app/ids.server.ts'
import { issueDraft } from './invoices.server.ts'
import { newReferenceCode } from './reference-code.server.ts'
import { recordEvents } from './timeline.server.ts'

interface ToCorrect {
  businessId: string
  /** The invoice whose place it takes. */
  invoiceId: string
  amount: Money
  correction: Correction
  actor: string
  now: Date
}

/**
 * Issues an invoice over `amount`, tax included in the proportion of the old one, in the old one's place: one line, the same
 * terms counted from today, a number that says so. Its ladder begins at the beginning. The caller holds the client's lock.
 */
export async function issueCorrected(tx: Tx, call: ToCorrect): Promise<{ id: string; number: string }> {
  const { businessId, amount, correction, actor, now } = call
  const old = await tx.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: call.invoiceId } },
    include: {
      lines: { orderBy: { position: 'asc' } },
      client: { select: { business: { select: { timeZone: true } } } },
    },
  })
  const { clientId, currency } = old
  const stem = old.number.replace(/-R\d{1,3}$/, '')
  const taken = await tx.invoice.findMany({
    where: { businessId, number: { startsWith: `${stem}-R` } },
    select: { number: true },
  })
  const number = correctedNumber(old.number, new Set(taken.map((invoice) => invoice.number)))
  const today = todayIn(old.client.business.timeZone, instantOf(now))
  const termDays = daysBetween(dayFromColumn(old.issuedOn), dayFromColumn(old.dueOn))
  const tax = sumMoney(
    old.lines.map(({ taxMinor }) => ({ minor: taxMinor, currency })),
    currency,
  )
  const share = taxShare(amount, { total: { minor: old.totalMinor, currency }, tax })
  const id = newId()
  await tx.invoice.create({
    data: {
      ...{ businessId, id, clientId, number, state: 'draft', currency, terms: old.terms, policyId: old.policyId },
      totalMinor: amount.minor,
      issuedOn: dayToColumn(today),
      dueOn: dayToColumn(addDays(today, Math.max(0, termDays))),
      purchaseOrder: correction.purchaseOrder ?? old.purchaseOrder,
      description: old.description,
      createdAt: now,
      referenceCode: newReferenceCode(),
      lines: {
        create: {
          position: 0,
          description: correction.line ?? lineFor(old),
          quantity: '1',
          unitMinor: share.net.minor,
          taxRate: rateOf(old.lines, old.totalMinor, tax.minor),
          amountMinor: share.net.minor,
          taxMinor: share.tax.minor,
        },
      },
    },
  })
  const event = { businessId, clientId, invoiceId: id, actor, at: now }
  const data = { number, total: moneyData(amount) } satisfies TimelineData['invoice.created']
  await recordEvents(tx, [{ ...event, type: 'invoice.created', data }])
  await issueDraft(tx, { businessId, invoiceId: id, enterBy: 'age', actor, now })
  return { id, number }
}

/** What the old invoice was for, as far as one line can say it. */
function lineFor({
  number,
  description,
  lines,
}: {
  number: string
  description: string | null
  lines: { description: string }[]
}): string {
  const what = description ?? lines.map((line) => line.description).join(', ')
  const text = what.length > 300 ? `${what.slice(0, 300)}…` : what
  return text ? `${text} (${number})` : number
}

/** Per cent: the one rate of all lines, else what their tax comes to on the whole. */
function rateOf(lines: readonly { taxRate: { toString(): string } }[], total: bigint, tax: bigint): string {
  const rates = new Set(lines.map(({ taxRate }) => taxRate.toString()))
  const [only] = rates
  if (rates.size === 1 && only !== undefined) return only
  const net = total - tax
  return net > 0n ? (Number((tax * 100_000_000n) / net) / 1_000_000).toFixed(6) : '0'
}
