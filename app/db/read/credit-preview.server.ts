import { prisma } from '#app/db/client.server.ts'
import { creditable } from '#app/domain/invoice/check-credit.ts'
import type { Money } from '#app/domain/money.ts'

export interface CreditPreview {
  readonly id: string
  readonly number: string
  readonly clientName: string
  readonly balance: Money
  /** What can still be credited, all credit notes so far taken off. */
  readonly left: Money
  /** Amounts with their tax. */
  readonly lines: readonly { readonly position: number; readonly description: string; readonly amount: Money }[]
  /** True where the client had the invoice by mail. */
  readonly tells: boolean
}

/** What crediting an invoice begins with; null for an invoice this business does not have. */
export async function readCreditPreview(businessId: string, invoiceId: string): Promise<CreditPreview | null> {
  const row = await prisma.invoice.findUnique({
    where: { businessId_id: { businessId, id: invoiceId } },
    include: {
      lines: { orderBy: { position: 'asc' } },
      client: { select: { name: true } },
      creditNotes: { select: { amountMinor: true } },
    },
  })
  if (!row) return null
  const money = (minor: bigint): Money => ({ minor, currency: row.currency })
  return {
    id: row.id,
    number: row.number,
    clientName: row.client.name,
    balance: money(row.balanceMinor),
    left: creditable({
      total: money(row.totalMinor),
      credited: money(row.creditNotes.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)),
    }),
    lines: row.lines
      .filter(({ amountMinor }) => amountMinor > 0n)
      .map(({ position, description, amountMinor, taxMinor }) => ({
        ...{ position, description, amount: money(amountMinor + taxMinor) },
      })),
    tells: row.firstSentAt !== null,
  }
}
