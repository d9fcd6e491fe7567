import type { Money } from '#app/domain/money.ts'
import type { PaymentState } from '#app/domain/payment/payment-state.ts'
import type { Tx } from '#app/db/transaction.server.ts'

export interface PaymentMove {
  readonly id: string
  readonly from: PaymentState
  readonly to: PaymentState
  readonly nextReconcileAt: Date | null
  readonly verifyUrl: string | null
  /** Of these four, null: as it was. */
  readonly providerRef: string | null
  readonly failureReason: string | null
  readonly adviceCode: string | null
  readonly settledAt: Date | null
}

/** Moves payments, compare-and-set. Answers those that stood where they were thought to. */
export async function movePayments(
  tx: Tx,
  businessId: string,
  moves: readonly PaymentMove[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "Payment" p SET "state" = move."to", "nextReconcileAt" = move."nextReconcileAt", "reconcileTries" = 0,
      "verifyUrl" = move."verifyUrl", "providerRef" = coalesce(move."providerRef", p."providerRef"),
      "failureReason" = coalesce(move."failureReason", p."failureReason"),
      "adviceCode" = coalesce(move."adviceCode", p."adviceCode"), "settledAt" = coalesce(move."settledAt", p."settledAt")
    FROM json_to_recordset(${JSON.stringify(moves)}::json) AS move("id" uuid, "from" "PaymentState", "to" "PaymentState",
      "nextReconcileAt" timestamptz, "verifyUrl" text, "providerRef" text, "failureReason" text, "adviceCode" text,
      "settledAt" timestamptz)
    WHERE p."businessId" = ${businessId}::uuid AND p."id" = move."id" AND p."state" = move."from"
    RETURNING p."id"`
  return new Set(rows.map(({ id }) => id))
}

/** What the provider kept is known a moment after the payment, sometimes later; the first word stands. */
export async function keepFees(
  tx: Tx,
  businessId: string,
  fees: readonly { readonly paymentId: string; readonly fee: Money }[],
): Promise<void> {
  if (fees.length === 0) return
  const ids = fees.map(({ paymentId }) => paymentId)
  const [minor, currencies] = [fees.map(({ fee }) => fee.minor), fees.map(({ fee }) => fee.currency)]
  await tx.$executeRaw`
    UPDATE "Payment" p SET "feeMinor" = kept."minor", "feeCurrency" = kept."currency"
    FROM unnest(${ids}::uuid[], ${minor}::bigint[], ${currencies}::text[]) AS kept("id", "minor", "currency")
    WHERE p."businessId" = ${businessId}::uuid AND p."id" = kept."id" AND p."feeMinor" IS NULL`
}

/** The cached sum of what is on its way, or waits for its bank account to be confirmed, from the attempts themselves. */
export async function refreshProcessing(tx: Tx, businessId: string, paymentIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Invoice" i SET "processingMinor" = (
      SELECT coalesce(sum(t."amountMinor"), 0) FROM "PaymentTarget" t
      JOIN "Payment" p ON p."businessId" = t."businessId" AND p."id" = t."paymentId"
      WHERE t."businessId" = i."businessId" AND t."invoiceId" = i."id" AND p."state" IN ('processing', 'verifying'))
    FROM "PaymentTarget" touched
    WHERE touched."businessId" = ${businessId}::uuid AND touched."paymentId" = ANY (${[...paymentIds]}::uuid[])
      AND i."businessId" = touched."businessId" AND i."id" = touched."invoiceId"`
}
