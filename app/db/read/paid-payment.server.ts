import type { Prisma } from '#app/db/generated/client.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { invoiceId as asInvoiceId } from '#app/domain/ids.ts'
import { sumMoney } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import type { AppliedLine } from '#app/domain/payment/give-back.ts'

const withBooks = {
  ledger: { orderBy: [{ recordedAt: 'asc' }, { postingKey: 'asc' }, { line: 'asc' }] },
  refunds: { orderBy: { requestedAt: 'asc' } },
  client: { select: { business: { select: { timeZone: true, locale: true } } } },
} as const satisfies Prisma.PaymentInclude

export type PaymentRow = Prisma.PaymentGetPayload<{ include: typeof withBooks }>

/** A payment with what the books say about it. */
export interface PaymentOnBooks {
  readonly row: PaymentRow
  readonly lines: readonly AppliedLine[]
  /** What is left of it: what came less what went back. */
  readonly held: Money
  /** Refunds that were asked for and are not booked yet. */
  readonly pending: Money
}

/** Null where the business has no such payment. The caller holds the client's lock where it acts on it. */
export async function readPaymentOnBooks(tx: Tx, businessId: string, id: string): Promise<PaymentOnBooks | null> {
  const [payment = null] = await readPaymentsOnBooks(tx, businessId, [id])
  return payment
}

/** The same for several payments at once. */
export async function readPaymentsOnBooks(
  tx: Tx,
  businessId: string,
  ids: readonly string[],
): Promise<PaymentOnBooks[]> {
  const rows = await tx.payment.findMany({ where: { businessId, id: { in: [...ids] } }, include: withBooks })
  return rows.map(onBooks)
}

function onBooks(row: PaymentRow): PaymentOnBooks {
  const { currency } = row
  const lines = row.ledger.map((entry) => ({
    account: entry.account,
    invoiceId: entry.invoiceId ? asInvoiceId(entry.invoiceId) : null,
    amount: { minor: entry.amountMinor, currency: entry.currency },
  }))
  const clearing = lines.filter(({ account, amount }) => account === 'clearing' && amount.currency === currency)
  const asked = row.refunds.filter(({ state }) => state === 'requested')
  return {
    row,
    lines,
    held: sumMoney(
      clearing.map(({ amount }) => amount),
      currency,
    ),
    pending: sumMoney(
      asked.map(({ amountMinor: minor }) => ({ minor, currency })),
      currency,
    ),
  }
}
