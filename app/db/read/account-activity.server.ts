import { dayFromColumn, dayToColumn } from '#app/db/calendar-day.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { movementKind } from '#app/domain/ledger/movement.ts'
import { activityParts } from '#app/domain/statement/account-activity.ts'
import type { AccountMovement, ActivityDocument, ActivityKind } from '#app/domain/statement/account-activity.ts'
import { wordsLocale } from '#app/domain/words/language.ts'

/** What a client owes in all is what these two hold: invoices and charges, less credit that no invoice has taken. */
const owed = ['receivable', 'unapplied'] as const

/** What happened on one client's account from one day to another, both included; null for a client this business does not have. */
export async function loadAccountActivity(
  tx: Tx,
  of: { businessId: string; clientId: string },
  { from, to }: { from: PlainDate; to: PlainDate },
): Promise<ActivityDocument | null> {
  const { businessId, clientId } = of
  const client = await tx.client.findUnique({
    where: { businessId_id: { businessId, id: clientId } },
    select: { name: true, postalAddress: true, locale: true, business: { omit: { logo: true } } },
  })
  if (!client) return null
  const openings = await tx.ledgerEntry.groupBy({
    by: ['currency'],
    where: { ...of, account: { in: [...owed] }, occurredOn: { lt: dayToColumn(from) } },
    _sum: { amountMinor: true },
  })
  const entries = await tx.ledgerEntry.findMany({
    where: {
      ...of,
      account: { in: [...owed, 'fee', 'interest'] },
      occurredOn: { gte: dayToColumn(from), lte: dayToColumn(to) },
    },
    select: entryColumns,
    orderBy: [{ occurredOn: 'asc' }, { recordedAt: 'asc' }, { postingKey: 'asc' }, { line: 'asc' }],
  })
  const { name, postalAddress, email, phone, brandColor } = client.business
  return {
    business: { name, postalAddress, email, phone, brandColor },
    client: { name: client.name, postalAddress: client.postalAddress },
    locale: wordsLocale(client.locale, client.business.locale),
    from,
    to,
    parts: activityParts(
      openings.map(({ currency, _sum }) => ({ minor: _sum.amountMinor ?? 0n, currency })),
      byPosting(entries).flatMap(movementOf),
    ),
  }
}

const entryColumns = {
  ...{ postingKey: true, account: true, amountMinor: true, currency: true, occurredOn: true },
  invoice: { select: { number: true } },
} as const satisfies Prisma.LedgerEntrySelect
type Entry = Prisma.LedgerEntryGetPayload<{ select: typeof entryColumns }>

function byPosting(entries: readonly Entry[]): Entry[][] {
  const postings = new Map<string, Entry[]>()
  for (const entry of entries) {
    const own = postings.get(entry.postingKey)
    if (own) own.push(entry)
    else postings.set(entry.postingKey, [entry])
  }
  return [...postings.values()]
}

/** A posting as the client sees it; none where it moved nothing of theirs. */
function movementOf(entries: readonly Entry[]): AccountMovement[] {
  const [first] = entries
  if (!first) return []
  const { postingKey, currency, occurredOn } = first
  const sumOf = (account: Entry['account']) =>
    entries.filter((entry) => entry.account === account).reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
  const unapplied = sumOf('unapplied')
  const minor = sumOf('receivable') + unapplied
  if (minor === 0n && unapplied === 0n) return []
  const applied = minor === 0n ? { minor: unapplied < 0n ? -unapplied : unapplied, currency } : null
  const numbers = [...new Set(entries.flatMap(({ invoice }) => invoice?.number ?? []))]
  const kind = applied ? 'credit_used' : kindOf(postingKey, entries, minor)
  return [{ on: dayFromColumn(occurredOn), kind, numbers, amount: { minor, currency }, applied }]
}

function kindOf(postingKey: string, entries: readonly Entry[], minor: bigint): ActivityKind {
  const kind = movementKind(postingKey, minor > 0n)
  if (kind !== 'charged') return kind
  return entries.some(({ account }) => account === 'interest') ? 'interest' : 'fee'
}
