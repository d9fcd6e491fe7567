import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import type { BankLine } from '#app/db/generated/client.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { matchLine } from '#app/domain/bank-statement/match-line.ts'
import type { LineMatches } from '#app/domain/bank-statement/match-line.ts'
import { compareDays, instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { readMatchFacts } from './bank-candidates.server.ts'
import type { BankLineFacts } from './bank-candidates.server.ts'

export const bankLineStates = ['open', 'booked', 'ignored', 'outgoing'] as const
export type BankLineState = (typeof bankLineStates)[number]

const PAGE_ROWS = 25

/** As the rules see it. Money is on the books by the day it can be used; a day still to come counts as today. */
function factsOf(row: BankLine, today: PlainDate): BankLineFacts {
  const { id, amountMinor, currency, name, account, text, reference } = row
  const day = dayFromColumn(row.valueOn ?? row.bookedOn)
  const receivedOn = compareDays(day, today) > 0 ? today : day
  return { id, amount: { minor: amountMinor, currency }, name, account, text, reference, receivedOn }
}

async function todayOf(tx: Tx, businessId: string, now: Date): Promise<PlainDate> {
  const { timeZone } = await tx.business.findUniqueOrThrow({ where: { id: businessId }, select: { timeZone: true } })
  return todayIn(timeZone, instantOf(now))
}

/** Lines that wait, by id, for a comparison with what is open. */
export async function openLines(
  tx: Tx,
  businessId: string,
  { after, take, now, certain }: { after: string | null; take: number; now: Date; certain?: boolean },
): Promise<BankLineFacts[]> {
  const rows = await tx.bankLine.findMany({
    where: { businessId, state: 'open', ...(certain && { isCertain: true }), ...(after && { id: { gt: after } }) },
    orderBy: { id: 'asc' },
    take,
  })
  const today = await todayOf(tx, businessId, now)
  return rows.map((row) => factsOf(row, today))
}

/** One line that waits, and what it may be for on the facts of this transaction; null where it does not wait any more. */
export async function readLineToMatch(
  tx: Tx,
  { businessId, lineId, now }: { businessId: string; lineId: string; now: Date },
): Promise<{ line: BankLineFacts; found: LineMatches } | null> {
  const row = await tx.bankLine.findUnique({ where: { businessId_id: { businessId, id: lineId } } })
  if (!row || row.state !== 'open') return null
  const line = factsOf(row, await todayOf(tx, businessId, now))
  const facts = (await readMatchFacts(tx, businessId, [line])).get(line.id)
  return { line, found: facts ? matchLine(line, facts) : { matches: [], closedNumbers: [] } }
}

/** A page of lines, the newest file first; those that wait with what they may be for. */
export async function listBankLines(
  businessId: string,
  { state, after, now, take = PAGE_ROWS }: { state: BankLineState; after: string | null; now: Date; take?: number },
) {
  const rows = await prisma.bankLine.findMany({
    where: { businessId, state, ...(after && { id: { lt: after } }) },
    include: { client: { select: { id: true, name: true } } },
    orderBy: { id: 'desc' },
    take: take + 1,
  })
  const shown = rows.slice(0, take)
  const today = await todayOf(prisma, businessId, now)
  const facts =
    state === 'open'
      ? await readMatchFacts(
          prisma,
          businessId,
          shown.map((row) => factsOf(row, today)),
        )
      : null
  return {
    rows: shown.map((row) => {
      const found = facts?.get(row.id)
      return { ...lineOf(row), client: row.client, found: found ? matchLine(factsOf(row, today), found) : null }
    }),
    next: rows.length > take ? (shown.at(-1)?.id ?? null) : null,
  }
}

/** A line as it is shown. */
export const lineOf = (row: BankLine) => ({
  ...{ id: row.id, name: row.name, account: row.account, text: row.text, reference: row.reference, reason: row.reason },
  ...{
    statementId: row.statementId,
    state: row.state,
    paymentId: row.paymentId,
    confidence: row.confidence,
    isCertain: row.isCertain,
  },
  bookedOn: dayFromColumn(row.bookedOn).toString(),
  valueOn: row.valueOn && dayFromColumn(row.valueOn).toString(),
  amount: { minor: row.amountMinor, currency: row.currency },
})

export async function readBankLine(businessId: string, id: string) {
  const row = await prisma.bankLine.findUnique({ where: { businessId_id: { businessId, id } } })
  return row && lineOf(row)
}

const COUNTED_MAX = 1_000

/** How many lines are in each state, counted up to a thousand; and how many of those that wait can only be one thing. */
export async function countBankLines(businessId: string): Promise<Record<BankLineState | 'certain', number>> {
  const count = async (state: BankLineState, certain?: true) =>
    prisma.bankLine.count({ where: { businessId, state, ...(certain && { isCertain: true }) }, take: COUNTED_MAX })
  const [open, booked, ignored, outgoing, certain] = await Promise.all([
    ...[count('open'), count('booked'), count('ignored'), count('outgoing'), count('open', true)],
  ])
  return { open: open ?? 0, booked: booked ?? 0, ignored: ignored ?? 0, outgoing: outgoing ?? 0, certain: certain ?? 0 }
}
