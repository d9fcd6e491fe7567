import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import type { BankStatement } from '#app/db/generated/client.ts'

const PAGE_ROWS = 25

const statementOf = ({
  openingMinor,
  closingMinor,
  currency,
  ...row
}: BankStatement & { _count: { lines: number } }) => {
  const inCurrency = (minor: bigint | null) => (minor === null ? null : { minor, currency })
  return {
    ...{ id: row.id, filename: row.filename, format: row.format, account: row.account, currency, addsUp: row.addsUp },
    ...{
      addedAt: row.addedAt,
      lines: row._count.lines,
      opening: inCurrency(openingMinor),
      closing: inCurrency(closingMinor),
    },
    ...{ fromOn: dayFromColumn(row.fromOn).toString(), untilOn: dayFromColumn(row.untilOn).toString() },
  }
}

const withLines = { _count: { select: { lines: true } } } as const

/** Statements that were taken in, the latest first. */
export async function listBankStatements(businessId: string, after: string | null, take = PAGE_ROWS) {
  const rows = await prisma.bankStatement.findMany({
    where: { businessId, ...(after && { id: { lt: after } }) },
    include: withLines,
    orderBy: { id: 'desc' },
    take: take + 1,
  })
  const shown = rows.slice(0, take)
  return { rows: shown.map(statementOf), next: rows.length > take ? (shown.at(-1)?.id ?? null) : null }
}

export async function readBankStatement(businessId: string, id: string) {
  const row = await prisma.bankStatement.findUnique({
    where: { businessId_id: { businessId, id } },
    include: withLines,
  })
  return row && statementOf(row)
}
