import type { Tx } from '#app/db/transaction.server.ts'
import { dayFromColumn } from '#app/db/calendar-day.ts'
import { money, toDecimalString } from '#app/domain/money.ts'

/** What is written on an invoice, as plain text by field, so that two versions can be told apart. */
export async function readPrinted(
  tx: Tx,
  businessId: string,
  invoiceId: string,
): Promise<Record<string, string | null> & { number: string }> {
  const row = await tx.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: invoiceId } },
    include: {
      lines: { orderBy: { position: 'asc' } },
      client: { select: { name: true } },
      files: { select: { filename: true }, orderBy: { addedAt: 'asc' } },
    },
  })
  const sum = (minor: bigint) => toDecimalString(money(minor, row.currency))
  const listOf = (items: readonly string[]) => (items.length > 0 ? items.join('; ') : null)
  return {
    number: row.number,
    client: row.client.name,
    total: `${sum(row.totalMinor)} ${row.currency}`,
    'issue date': dayFromColumn(row.issuedOn).toString(),
    'due date': dayFromColumn(row.dueOn).toString(),
    terms: row.terms,
    'purchase order': row.purchaseOrder,
    description: row.description,
    notes: row.notes,
    'early discount':
      row.discountBps === null || !row.discountUntil
        ? null
        : `${row.discountBps} bps until ${dayFromColumn(row.discountUntil).toString()}`,
    'tax in prices': String(row.taxInclusive),
    'discount on the whole': row.rebateBps === 0 ? null : `${row.rebateBps} bps`,
    lines: listOf(
      row.lines.map(
        (line) =>
          `${line.description} ${line.quantity.toString()} × ${sum(line.unitMinor)} − ${line.discountBps} bps + ${line.taxRate.toString()} %`,
      ),
    ),
    attachments: listOf(row.files.map(({ filename }) => filename)),
  }
}
