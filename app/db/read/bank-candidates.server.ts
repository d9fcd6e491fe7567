import { dayFromColumn, dayToColumn } from '#app/db/calendar-day.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { LineToMatch, InvoiceToMatch, MatchFacts } from '#app/domain/bank-statement/match-line.ts'
import { writtenRuns } from '#app/domain/bank-statement/written-numbers.ts'
import { nameKey } from '#app/domain/client/name-key.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { invoiceId } from '#app/domain/ids.ts'
import type { EarlyDiscount } from '#app/domain/invoice/early-discount.ts'
import type { Money } from '#app/domain/money.ts'
import { readEarlyDiscounts } from './early-discounts.server.ts'

export interface BankLineFacts extends LineToMatch {
  readonly id: string
  /** The day the money came. */
  readonly receivedOn: PlainDate
}

interface Row {
  id: string
  number: string
  key: string
  referenceCode: string
  clientId: string
  clientName: string
  state: string
  currency: string
  balanceMinor: bigint
  processingMinor: bigint
  dueOn: Date
  discountUntil: Date | null
}

const SAME_SUM_MAX = 10
const NAMESAKES_MAX = 5
const OF_CLIENT_MAX = 30

/**
 * What these lines may be for: looked up by what is written in them, by their sums, by accounts that were seen before, by names and
 * by instalments, with indexes, so that the cost follows the lines and not what is open. A fixed number of queries for any number
 * of lines, and some for each day of theirs on which a discount was open.
 */
export async function readMatchFacts(
  tx: Tx,
  businessId: string,
  lines: readonly BankLineFacts[],
): Promise<Map<string, MatchFacts>> {
  const found = lines.map((line) => ({
    line,
    keys: new Set(
      writtenRuns(`${line.text} . ${line.reference ?? ''}`).flatMap(({ key }) => [key, key.slice(0, -CODE)]),
    ),
    words: wordsOf(line),
  }))
  const keys = [...new Set(found.flatMap((one) => [...one.keys]))].filter(Boolean)
  const allWords = [...new Set(found.flatMap((one) => one.words))]
  const accounts = lines.flatMap(({ account }) => account ?? [])
  const sums = [...new Map(lines.map(({ amount }) => [`${amount.currency}${amount.minor}`, amount])).values()]
  const known = await tx.payerAccount.findMany({ where: { businessId, account: { in: accounts } } })
  const namesakes = await readNamesakes(tx, businessId, allWords)
  const instalments = await readInstalments(tx, businessId, sums)
  const rows = await readInvoices(tx, businessId, {
    ...{ keys, sums, invoiceIds: instalments.map((one) => one.invoiceId) },
    clientIds: [...known.map(({ clientId }) => clientId), ...namesakes.map(({ clientId }) => clientId)],
  })
  const discounts = await readDiscounts(tx, businessId, lines, rows)
  const plain = new Map(rows.map((row) => [row.id, invoiceOf(row)]))

  return new Map(
    found.map(({ line, keys: own, words }) => {
      const knownPayers = new Set(
        known.filter(({ account }) => account === line.account).map(({ clientId }) => clientId),
      )
      const alike = namesakes.filter(({ word }) => words.includes(word)).map(({ clientId }) => clientId)
      const parts = instalments.filter(
        ({ amount }) => amount.minor === line.amount.minor && amount.currency === line.amount.currency,
      )
      const hits = rows.filter(
        (row) =>
          own.has(row.key) ||
          (row.state === 'issued' && row.balanceMinor === line.amount.minor && row.currency === line.amount.currency) ||
          parts.some((part) => part.invoiceId === row.id),
      )
      const clients = new Set([...knownPayers, ...alike, ...hits.map(({ clientId }) => clientId)])
      const invoices = rows
        .filter((row) => clients.has(row.clientId) && (row.state === 'issued' || own.has(row.key)))
        .flatMap((row) => withOffers(plain.get(row.id), line, discounts, parts) ?? [])
      return [line.id, { invoices, knownPayers }]
    }),
  )
}

/** Letters of the code behind a number in our payment references. */
const CODE = 6

/** Words by which the payer may be on file: of the name, else of the beginning of the text. */
const wordsOf = ({ name, text }: BankLineFacts): string[] =>
  (nameKey(name ?? text.slice(0, 120)).match(/\p{L}{4,}/gu) ?? []).slice(0, name ? 3 : 8)

const nothing: readonly Money[] = []

function invoiceOf(row: Row): InvoiceToMatch {
  const { id, number, referenceCode, clientId, clientName, currency } = row
  return {
    ...{ id: invoiceId(id), number, referenceCode, clientId, clientName },
    isOpen: row.state === 'issued',
    balance: { minor: row.balanceMinor - row.processingMinor, currency },
    isClearing: row.processingMinor > 0n,
    ...{ dueOn: dayFromColumn(row.dueOn), discount: null, instalments: nothing },
  }
}

/** The same invoice as a line of that day and sum finds it; most have nothing to add, and are shared by all lines. */
function withOffers(
  invoice: InvoiceToMatch | undefined,
  line: BankLineFacts,
  discounts: ReadonlyMap<string, ReadonlyMap<string, EarlyDiscount>>,
  parts: readonly { invoiceId: string; amount: Money }[],
): InvoiceToMatch | undefined {
  if (!invoice) return undefined
  const discount = (discounts.size > 0 && discounts.get(line.receivedOn.toString())?.get(invoice.id)) || null
  const instalments = parts.filter((part) => part.invoiceId === invoice.id).map(({ amount }) => amount)
  return discount || instalments.length > 0 ? { ...invoice, discount, instalments } : invoice
}

async function readInvoices(
  tx: Tx,
  businessId: string,
  by: { keys: readonly string[]; sums: readonly Money[]; invoiceIds: readonly string[]; clientIds: readonly string[] },
): Promise<Row[]> {
  const sums = JSON.stringify(by.sums.map(({ minor, currency }) => ({ minor: minor.toString(), currency })))
  return tx.$queryRaw<Row[]>`
    WITH hit AS (
      SELECT i."id", i."clientId" FROM "Invoice" i WHERE i."businessId" = ${businessId}::uuid AND i."state" <> 'draft'
        AND upper(regexp_replace(i."number", '[^A-Za-z0-9]', '', 'g')) = ANY(${[...by.keys]}::text[])
      UNION
      SELECT s."id", s."clientId" FROM json_to_recordset(${sums}::json) AS given("minor" bigint, "currency" text),
        LATERAL (SELECT i."id", i."clientId" FROM "Invoice" i WHERE i."businessId" = ${businessId}::uuid AND i."state" = 'issued'
          AND i."currency" = given."currency" AND i."balanceMinor" = given."minor" LIMIT ${SAME_SUM_MAX}) s
      UNION
      SELECT i."id", i."clientId" FROM "Invoice" i WHERE i."businessId" = ${businessId}::uuid AND i."id" = ANY(${[...by.invoiceIds]}::uuid[])
    ), whose AS (
      SELECT "clientId" FROM hit UNION SELECT unnest(${[...by.clientIds]}::uuid[])
    ), wanted AS (
      SELECT "id" FROM hit UNION
      SELECT o."id" FROM whose, LATERAL (SELECT i."id" FROM "Invoice" i WHERE i."businessId" = ${businessId}::uuid
        AND i."clientId" = whose."clientId" AND i."state" = 'issued' ORDER BY i."dueOn", i."id" LIMIT ${OF_CLIENT_MAX}) o
    )
    SELECT i."id", i."number", upper(regexp_replace(i."number", '[^A-Za-z0-9]', '', 'g')) AS key, i."referenceCode", i."clientId",
      c."name" AS "clientName", i."state"::text AS state, i."currency", i."balanceMinor", i."processingMinor", i."dueOn", i."discountUntil"
    FROM wanted JOIN "Invoice" i ON i."businessId" = ${businessId}::uuid AND i."id" = wanted."id"
    JOIN "Client" c ON c."businessId" = i."businessId" AND c."id" = i."clientId"
    ORDER BY i."dueOn", i."number"`
}

/** Clients in whose name one of these words stands. */
const readNamesakes = (tx: Tx, businessId: string, words: readonly string[]) =>
  tx.$queryRaw<{ word: string; clientId: string }[]>`
    SELECT given.word, c."id" AS "clientId" FROM unnest(${[...words]}::text[]) AS given(word),
      LATERAL (SELECT "id" FROM "Client" WHERE "businessId" = ${businessId}::uuid AND "nameKey" LIKE '%' || given.word || '%'
        LIMIT ${NAMESAKES_MAX}) c`

async function readInstalments(tx: Tx, businessId: string, sums: readonly Money[]) {
  const rows = await tx.planInstalment.findMany({
    where: {
      ...{ businessId, paidAt: null, amountMinor: { in: sums.map(({ minor }) => minor) } },
      plan: { state: 'active', currency: { in: sums.map(({ currency }) => currency) } },
    },
    select: { amountMinor: true, plan: { select: { currency: true, invoices: { select: { invoiceId: true } } } } },
    take: 200,
  })
  return rows.flatMap(({ amountMinor, plan }) =>
    plan.invoices.map((one) => ({ invoiceId: one.invoiceId, amount: { minor: amountMinor, currency: plan.currency } })),
  )
}

/** For each day on which lines came what paying early would have saved; nothing is asked for where nothing was offered. */
async function readDiscounts(tx: Tx, businessId: string, lines: readonly BankLineFacts[], rows: readonly Row[]) {
  const days = new Map(lines.map(({ receivedOn }) => [receivedOn.toString(), receivedOn]))
  const byDay = new Map<string, Map<string, EarlyDiscount>>()
  for (const [text, day] of days) {
    const from = dayToColumn(day)
    const offered = rows.filter(
      ({ state, discountUntil }) => state === 'issued' && discountUntil !== null && discountUntil >= from,
    )
    if (offered.length === 0) continue
    const ids = offered.map(({ id }) => id)
    byDay.set(text, await readEarlyDiscounts(tx, businessId, ids, day))
  }
  return byDay
}
