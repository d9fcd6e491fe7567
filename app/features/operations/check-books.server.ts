import { prisma } from '#app/db/client.server.ts'
import { fine, span, warn, wrong, type Finding } from './finding.ts'

/** The ledger against itself, and the figures kept beside it against the ledger; each in one statement. */
export async function checkLedger(): Promise<Finding[]> {
  const [books] = await prisma.$queryRaw<
    { postings: number; invoices: number; refunds: number }[]
  >`/* across businesses: the books of the whole installation, as counts */
    SELECT
      (SELECT count(*)::int FROM (SELECT FROM "LedgerEntry" GROUP BY "businessId", "postingKey", "currency" HAVING sum("amountMinor") <> 0) p) AS postings,
      (SELECT count(*)::int FROM "Invoice" i LEFT JOIN (
          SELECT "businessId", "invoiceId", sum("amountMinor") AS owed FROM "LedgerEntry"
          WHERE "account" = 'receivable' AND "invoiceId" IS NOT NULL GROUP BY 1, 2) l
          ON l."businessId" = i."businessId" AND l."invoiceId" = i."id"
        WHERE i."state" IN ('issued', 'settled') AND i."balanceMinor" <> coalesce(l.owed, 0)) AS invoices,
      (SELECT count(*)::int FROM "Payment" p LEFT JOIN (
          SELECT "businessId", "paymentId", sum("amountMinor") AS back FROM "Refund" WHERE "state"::text <> 'failed' GROUP BY 1, 2) r
          ON r."businessId" = p."businessId" AND r."paymentId" = p."id"
        WHERE p."refundedMinor" <> coalesce(r.back, 0)) AS refunds`
  const { postings = 0, invoices = 0, refunds = 0 } = books ?? {}
  const remedy = 'Restore the last good backup, or ask for help with this line. Do not correct rows by hand.'
  return [
    postings === 0
      ? fine('ledger', 'every posting sums to zero')
      : wrong('ledger', `${postings} postings do not sum to zero`, remedy),
    invoices === 0
      ? fine('balances', 'every invoice agrees with the ledger')
      : wrong('balances', `${invoices} invoices differ from the ledger`, remedy),
    refunds === 0
      ? fine('refunds', 'every payment agrees with its refunds')
      : wrong('refunds', `${refunds} payments differ from their refunds`, remedy),
  ]
}

/** The chain of seals without a gap, and nothing waiting long to be sealed. What each seal says is checked by an evidence pack. */
export async function checkSeals(now: Date): Promise<Finding[]> {
  const gaps = await prisma.$queryRaw<{ name: string }[]>`/* across businesses: the seals of the whole installation */
    SELECT b."name" FROM "Business" b JOIN (SELECT "businessId", count(*) AS links, max("position") AS last FROM "TimelineSeal" GROUP BY 1) s
      ON s."businessId" = b."id" WHERE s.links <> s.last ORDER BY 1`
  const [left] = await prisma.$queryRaw<
    { unsealed: number; lost: number }[]
  >`/* across businesses: the seals of the whole installation, as counts */
    SELECT (SELECT count(*)::int FROM "TimelineUnsealed" WHERE "at" < ${new Date(now.getTime() - 3_600_000)}) AS unsealed,
      (SELECT count(*)::int FROM "TimelineEvent" e WHERE NOT EXISTS (SELECT FROM "TimelineSeal" s WHERE s."businessId" = e."businessId" AND s."eventId" = e."id")
        AND NOT EXISTS (SELECT FROM "TimelineUnsealed" u WHERE u."businessId" = e."businessId" AND u."eventId" = e."id")) AS lost`
  const { unsealed = 0, lost = 0 } = left ?? {}
  if (gaps.length > 0 || lost > 0)
    return [
      wrong(
        'timeline seals',
        gaps.length > 0
          ? `the chain of ${gaps.map(({ name }) => name).join(', ')} has gaps`
          : `${lost} events are in no chain`,
        'Somebody changed the record in the database. Compare with a backup.',
      ),
    ]
  return [
    unsealed > 0
      ? warn('timeline seals', `${unsealed} events wait for their seal`, 'Let the worker run.')
      : fine('timeline seals', 'without a gap'),
  ]
}

const OLD_DAYS = 2

/** Whose secret this database belongs to, and how old its last backup is. */
export async function checkInstallation(
  secretVerifier: string,
  now: Date,
  earlierVerifiers: readonly string[] = [],
): Promise<Finding[]> {
  const made = await prisma.installation.findUnique({ where: { id: 1 } })
  const age = made?.lastBackupAt ? (now.getTime() - made.lastBackupAt.getTime()) / 1_000 : null
  return [
    !made || made.secretVerifier === secretVerifier
      ? fine(
          'APP_SECRET',
          made ? 'is the one this database was made with' : 'will belong to this database from its first start',
        )
      : earlierVerifiers.includes(made.secretVerifier)
        ? warn('APP_SECRET', 'is new, and what is kept is still under the one before', 'npm run cli -- rotate-secret')
        : wrong(
            'APP_SECRET',
            'is not the one this database was made with: no portal link that was mailed opens',
            'Set the earlier one; a backup of an embedded database holds it (tar xzOf FILE secret).',
          ),
    age === null
      ? warn('backup', 'none was made yet', 'npm run cli -- backup FILE, every day, and keep it on another machine.')
      : age > OLD_DAYS * 86_400
        ? warn('backup', `the last one is ${span(age)} old`, 'npm run cli -- backup FILE, every day.')
        : fine('backup', `the last one is ${span(age)} old`),
  ]
}
