import { createHash } from 'node:crypto'
import { prisma } from '#app/db/client.server.ts'
import { dayToColumn } from '#app/db/calendar-day.ts'
import { insertRows } from '#app/db/sql/insert-rows.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { openTask } from '#app/db/write/tasks.server.ts'
import type { Statement, StatementLine } from '#app/domain/bank-statement/bank-statement.ts'
import { readStatements } from '#app/domain/bank-statement/read-statements.ts'
import type { StatementFile } from '#app/domain/bank-statement/read-statements.ts'
import { numberKey, writtenRuns, isTelling } from '#app/domain/bank-statement/written-numbers.ts'
import { compareDays, instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { cleanFilename } from '#app/domain/file/check-file.ts'
import type { DateOrder } from '#app/domain/invoice-import/parse-date.ts'
import { formatMoney, negateMoney } from '#app/domain/money.ts'
import { ok } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { newId } from '#app/ids.server.ts'
import { matchOpenLines } from './match-lines.server.ts'

export interface TakenStatement {
  /** Statements of which something was new. */
  readonly statementIds: readonly string[]
  /** Movements of the file, and those that no earlier file had told. */
  readonly lines: number
  readonly added: number
  /** False where a statement's lines do not lead from its opening to its closing balance. */
  readonly addsUp: boolean
}

/**
 * Takes a bank's file in, whole or not at all. What an earlier file told already is left out, line by line: the same file and
 * overlapping ones are harmless. Refused in words for the person who sent it.
 */
export async function takeStatement(call: {
  businessId: string
  filename: string
  bytes: Uint8Array
  dateOrder?: DateOrder | undefined
  actor: string
  now: Date
}): Promise<Result<TakenStatement, string>> {
  const { businessId, bytes, dateOrder } = call
  const business = await prisma.business.findUniqueOrThrow({ where: { id: businessId } })
  const file = readStatements(bytes, { currency: business.currency, dateOrder })
  if (!file.ok) return file
  const today = todayIn(business.timeZone, instantOf(call.now))
  const taken = await inTransaction((tx) => write(tx, { ...call, file: file.value, today }), 60_000)
  await matchOpenLines({ businessId, now: call.now })
  return ok(taken)
}

interface Place {
  businessId: string
  filename: string
  file: StatementFile
  actor: string
  today: PlainDate
  now: Date
}

async function write(tx: Tx, { businessId, filename, file, actor, today, now }: Place): Promise<TakenStatement> {
  const statementIds: string[] = []
  let added = 0
  for (const statement of file.statements) {
    const { account, currency, opening, closing, lines, addsUp } = statement
    const days = lines.map(({ bookedOn }) => bookedOn).sort(compareDays)
    const [first, last] = [days[0], days.at(-1)]
    if (!first || !last) continue
    const id = newId()
    await tx.bankStatement.create({
      data: {
        ...{ businessId, id, filename: cleanFilename(filename), format: file.format, account, currency, addsUp },
        ...{ openingMinor: opening?.minor ?? null, closingMinor: closing?.minor ?? null, addedAt: now, addedBy: actor },
        ...{ fromOn: dayToColumn(first), untilOn: dayToColumn(last) },
      },
    })
    await insertRows(tx, 'BankLine', rowsOf(businessId, id, statement), true)
    const isNew = await tx.bankLine.count({ where: { businessId, statementId: id } })
    if (isNew === 0) await tx.bankStatement.delete({ where: { businessId_id: { businessId, id } } })
    else {
      statementIds.push(id)
      await noticeMoneyBack(tx, { businessId, statementId: id, today, now })
    }
    added += isNew
  }
  const all = file.statements.flatMap(({ lines }) => lines)
  return { statementIds, lines: all.length, added, addsUp: file.statements.every((one) => one.addsUp) }
}

function rowsOf(businessId: string, statementId: string, { account, lines }: Statement) {
  const seen = new Map<string, number>()
  return lines.map((line) => {
    const same = sameness(account, line)
    const occurrence = seen.get(same) ?? 0
    seen.set(same, occurrence + 1)
    const { bookedOn, valueOn, amount, name, text, reference, bankId } = line
    return {
      ...{ businessId, id: newId(), statementId, name, account: line.account, text, reference, bankId },
      key: createHash('sha256').update(`${same}\n${occurrence}`).digest('hex'),
      bookedOn: bookedOn.toString(),
      valueOn: valueOn?.toString() ?? null,
      amountMinor: amount.minor.toString(),
      currency: amount.currency,
      state: amount.minor > 0n ? 'open' : 'outgoing',
    }
  })
}

/** What makes two lines one movement. Banks' own ids are not always unique, so day and sum stand beside them. */
const sameness = (
  own: string | null,
  { bookedOn, amount, bankId, name, account, text, reference }: StatementLine,
): string =>
  JSON.stringify([
    ...[own, bookedOn.toString(), amount.minor.toString(), amount.currency],
    ...(bankId === null ? [name, account, text, reference] : [bankId]),
  ])

/** Money that went out and names an invoice of ours may be one that came back: a person looks. Nothing is booked. */
async function noticeMoneyBack(
  tx: Tx,
  { businessId, statementId, today, now }: { businessId: string; statementId: string; today: PlainDate; now: Date },
): Promise<void> {
  const lines = await tx.bankLine.findMany({ where: { businessId, statementId, state: 'outgoing' } })
  for (const line of lines) {
    const keys = writtenRuns(`${line.text} . ${line.reference ?? ''}`)
      .map(({ key }) => key)
      .filter(isTelling)
    if (keys.length === 0) continue
    const [invoice] = await tx.$queryRaw<{ id: string; number: string; clientId: string }[]>`
      SELECT "id", "number", "clientId" FROM "Invoice" WHERE "businessId" = ${businessId}::uuid AND "state" <> 'draft'
        AND upper(regexp_replace("number", '[^A-Za-z0-9]', '', 'g')) = ANY(${keys}::text[]) ORDER BY length("number") DESC LIMIT 1`
    if (!invoice || !keys.includes(numberKey(invoice.number))) continue
    const sum = formatMoney(negateMoney({ minor: line.amountMinor, currency: line.currency }))
    await openTask(tx, {
      ...{ businessId, key: `bank-line/${line.id}`, kind: 'review', clientId: invoice.clientId, invoiceId: invoice.id },
      title: `Money went back: ${sum} left your account and names invoice ${invoice.number}. Record a refund if it was one`,
      ...{ dueOn: today, now },
    })
  }
}
