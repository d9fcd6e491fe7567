import { dayFromColumn } from '#app/db/calendar-day.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { compareDays, instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { balanceParts } from '#app/domain/charge/balance-parts.ts'
import type { AllocationOrder, BalanceParts, ChargeKind, Movement } from '#app/domain/charge/balance-parts.ts'
import type { ChargeFacts } from '#app/domain/charge/reckon-charges.ts'
import { invoiceId as asInvoiceId } from '#app/domain/ids.ts'
import type { InterestPreset } from '#app/domain/interest/interest-presets.ts'
import type { RestedDays } from '#app/domain/interest/late-interest.ts'
import { movementKind, postingSubject } from '#app/domain/ledger/movement.ts'
import type { Money } from '#app/domain/money.ts'

/** One fee or interest as the desk, the portal and the API show it. */
export interface InvoiceCharge {
  readonly id: string
  readonly kind: ChargeKind
  readonly amount: Money
  readonly open: Money
  readonly paid: Money
  readonly fromDay: PlainDate
  readonly toDay: PlainDate
  readonly calculation: readonly string[]
  readonly chargedAt: Date
  readonly waived: { readonly amount: Money; readonly at: Date; readonly by: string; readonly reason: string } | null
  /** Waived because the message that announced it did not arrive. */
  readonly takenBack: boolean
}

export interface ChargedInvoice {
  readonly facts: ChargeFacts
  readonly parts: BalanceParts
  /** Oldest first. */
  readonly charges: readonly InvoiceCharge[]
}

/**
 * What the fees and interest of these invoices rest on and what has become of them, keyed by invoice; a fixed number of
 * queries for any number of invoices. Invoices of other businesses are not among them.
 */
export async function readCharges(
  tx: Tx,
  businessId: string,
  invoiceIds: readonly string[],
): Promise<Map<string, ChargedInvoice>> {
  // One after the other: a transaction has one connection.
  const business = await tx.business.findUniqueOrThrow({
    where: { id: businessId },
    select: {
      timeZone: true,
      locale: true,
      chargesConfirmedAt: true,
      interestGraceDays: true,
      interestPreset: true,
      allocationOrder: true,
      feeCapBps: true,
      interestRates: { orderBy: { fromDay: 'asc' } },
    },
  })
  const invoices = await tx.invoice.findMany({
    where: { businessId, id: { in: [...invoiceIds] } },
    select: {
      id: true,
      clientId: true,
      currency: true,
      totalMinor: true,
      dueOn: true,
      client: { select: { locale: true } },
      charges: { orderBy: [{ chargedAt: 'asc' }, { id: 'asc' }] },
    },
  })
  const zone = business.timeZone
  const kindOf = new Map(invoices.flatMap(({ charges }) => charges.map(({ id, kind }) => [id, kind])))
  const movements = await readMovements(tx, businessId, invoiceIds, zone, kindOf)
  const rested = await readRestedDays(tx, businessId, invoices, zone)
  const rates = business.interestRates.map(({ fromDay, annualBps }) => ({
    fromDay: dayFromColumn(fromDay),
    annualBps: BigInt(annualBps),
  }))
  return new Map(
    invoices.map((invoice) => {
      const { currency } = invoice
      const inCurrency = (minor: bigint): Money => ({ minor, currency })
      const order = business.allocationOrder as AllocationOrder
      const parts = balanceParts(movements.get(invoice.id) ?? [], order, currency)
      const facts: ChargeFacts = {
        invoiceId: asInvoiceId(invoice.id),
        currency,
        total: inCurrency(invoice.totalMinor),
        dueOn: dayFromColumn(invoice.dueOn),
        isConfirmed: business.chargesConfirmedAt !== null,
        graceDays: business.interestGraceDays,
        preset: business.interestPreset as InterestPreset | null,
        rates,
        feeCapBps: business.feeCapBps === null ? null : BigInt(business.feeCapBps),
        charged: invoice.charges
          .filter(({ takenBack }) => !takenBack)
          .map(({ kind, stage, amountMinor, toDay, waivedAt }) => ({
            ...{ kind, stage, amount: inCurrency(amountMinor), toDay: dayFromColumn(toDay) },
            isWaived: waivedAt !== null,
          })),
        principal: parts.principalSteps,
        rested: rested(invoice),
        locale: invoice.client.locale ?? business.locale,
      }
      const charges = invoice.charges.map((row) => {
        const part = parts.charges.find(({ id }) => id === row.id)
        return {
          id: row.id,
          kind: row.kind,
          amount: inCurrency(row.amountMinor),
          open: part?.open ?? inCurrency(0n),
          paid: part?.paid ?? inCurrency(0n),
          fromDay: dayFromColumn(row.fromDay),
          toDay: dayFromColumn(row.toDay),
          calculation: linesOf(row.calculation),
          chargedAt: row.chargedAt,
          waived: row.waivedAt && {
            amount: part?.waived ?? inCurrency(0n),
            at: row.waivedAt,
            by: row.waivedBy ?? 'system',
            reason: row.waivedReason ?? '',
          },
          takenBack: row.takenBack,
        }
      })
      return [invoice.id, { facts, parts, charges }]
    }),
  )
}

const linesOf = (json: unknown): string[] =>
  Array.isArray(json) ? json.filter((line): line is string => typeof line === 'string') : []

async function readMovements(
  tx: Tx,
  businessId: string,
  invoiceIds: readonly string[],
  zone: string,
  kindOf: ReadonlyMap<string, ChargeKind>,
): Promise<Map<string, Movement[]>> {
  const entries = await tx.ledgerEntry.findMany({
    where: { businessId, invoiceId: { in: [...invoiceIds] }, account: 'receivable' },
    select: {
      invoiceId: true,
      postingKey: true,
      amountMinor: true,
      occurredOn: true,
      payment: { select: { receivedOn: true, startedAt: true } },
    },
    orderBy: [{ recordedAt: 'asc' }, { postingKey: 'asc' }, { line: 'asc' }],
  })
  const movements = new Map<string, Movement[]>()
  for (const { invoiceId, postingKey, amountMinor, occurredOn, payment } of entries) {
    const kind = movementKind(postingKey, amountMinor > 0n)
    const id = postingSubject(postingKey)
    const chargeKind = kindOf.get(id)
    const movement: Movement = {
      kind,
      // Interest ends on the day the client paid, not on the day the bank was done with it.
      on:
        kind === 'paid' && payment
          ? payment.receivedOn
            ? dayFromColumn(payment.receivedOn)
            : todayIn(zone, instantOf(payment.startedAt))
          : dayFromColumn(occurredOn),
      minor: amountMinor,
      ...(chargeKind && { charge: { id, kind: chargeKind } }),
    }
    const own = movements.get(invoiceId ?? '') ?? []
    own.push(movement)
    movements.set(invoiceId ?? '', own)
  }
  return movements
}

/** The days on which holds, in force or over, rested the charges of an invoice. */
async function readRestedDays(
  tx: Tx,
  businessId: string,
  invoices: readonly { id: string; clientId: string; currency: string }[],
  zone: string,
): Promise<(invoice: { id: string; clientId: string; currency: string }) => RestedDays[]> {
  const holds = await tx.hold.findMany({
    where: {
      businessId,
      stopsCharges: true,
      OR: [{ clientId: null }, { clientId: { in: [...new Set(invoices.map(({ clientId }) => clientId))] } }],
    },
    select: { clientId: true, invoiceId: true, amountMinor: true, until: true, placedAt: true, releasedAt: true },
  })
  const rested = holds.map(({ until, placedAt, releasedAt, ...hold }) => ({
    ...hold,
    from: todayIn(zone, instantOf(placedAt)),
    until: firstOf(until && dayFromColumn(until), releasedAt && todayIn(zone, instantOf(releasedAt))),
  }))
  return ({ id, clientId, currency }) =>
    rested
      .filter((hold) => hold.clientId === null || (hold.clientId === clientId && (hold.invoiceId ?? id) === id))
      .map(({ from, until, amountMinor }) => ({
        from,
        until,
        amount: amountMinor === null ? null : { minor: amountMinor, currency },
      }))
}

function firstOf(a: PlainDate | null, b: PlainDate | null): PlainDate | null {
  if (!a || !b) return a ?? b
  return compareDays(a, b) <= 0 ? a : b
}
