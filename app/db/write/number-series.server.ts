import { Prisma } from '#app/db/generated/client.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { nextInSeries, patternOf } from '#app/domain/invoice/number-series.ts'
import { newId } from '#app/ids.server.ts'

const SHAPES_READ = 200

/** The series new invoices are numbered by; made on first use, going on behind the highest number there is. */
export async function defaultSeries(tx: Tx, businessId: string, today: PlainDate): Promise<string> {
  const find = () => tx.numberSeries.findFirst({ where: { businessId, isDefault: true }, select: { id: true } })
  const known = await find()
  if (known) return known.id
  // Two at once make one of it.
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${businessId} number series`}, 0))::text`
  const meanwhile = await find()
  if (meanwhile) return meanwhile.id
  const latest = await tx.invoice.findMany({
    where: { businessId, numberPending: false, state: { not: 'draft' } },
    select: { number: true },
    orderBy: { id: 'desc' },
    take: SHAPES_READ,
  })
  const { pattern, yearly, stem } = patternOf(
    latest.map(({ number }) => number),
    today.year,
  )
  const id = newId()
  await tx.numberSeries.create({
    data: {
      ...{ businessId, id, name: 'Invoices', pattern, yearly, isDefault: true },
      year: yearly ? today.year : null,
      next: (await highestOf(tx, businessId, stem)) + 1,
    },
  })
  return id
}

/** The highest count behind `stem` that any invoice bears; 0 where none does. */
async function highestOf(tx: Tx, businessId: string, stem: string): Promise<number> {
  const behind = Prisma.sql`substr("number", ${stem.length + 1}::int)`
  const [row] = await tx.$queryRaw<{ highest: number | null }[]>`
    SELECT max(${behind}::int) AS highest FROM "Invoice"
    WHERE "businessId" = ${businessId}::uuid AND starts_with("number", ${stem}) AND ${behind} ~ '^[0-9]{1,9}$'`
  return row?.highest ?? 0
}

/**
 * Takes the next number of a series, which stays locked until the transaction ends: a number is never given twice, and one
 * whose transaction fails is never taken. A number that somebody gave by hand is passed over.
 */
export async function takeNumber(
  tx: Tx,
  { businessId, seriesId, issuedOn }: { businessId: string; seriesId: string; issuedOn: PlainDate },
): Promise<string> {
  await tx.$queryRaw`
    SELECT FROM "NumberSeries" WHERE "businessId" = ${businessId}::uuid AND "id" = ${seriesId}::uuid FOR UPDATE`
  const where = { businessId_id: { businessId, id: seriesId } }
  let { number, series } = nextInSeries(await tx.numberSeries.findUniqueOrThrow({ where }), issuedOn)
  while ((await tx.invoice.count({ where: { businessId, number } })) > 0) {
    ;({ number, series } = nextInSeries(series, issuedOn))
  }
  await tx.numberSeries.update({ where, data: { next: series.next, year: series.year } })
  return number
}
