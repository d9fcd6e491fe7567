import { dayFromColumn, dayToColumn } from '#app/db/calendar-day.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import type { HoldKind } from '#app/domain/dunning/hold.ts'
import type { Money } from '#app/domain/money.ts'
import type { StatementFacts } from '#app/domain/statement/decide-statement.ts'
import { billToAddress } from './dunning-rows.server.ts'

/** What it rests on whether a client gets a statement, as it stands now; null for a client this business does not have. */
export async function loadStatementFacts(
  tx: Tx,
  businessId: string,
  clientId: string,
  now: Date,
): Promise<StatementFacts | null> {
  const client = await tx.client.findUnique({
    where: { businessId_id: { businessId, id: clientId } },
    select: {
      ...{ name: true, statements: true },
      contacts: { select: { email: true, role: true, state: true }, orderBy: { createdAt: 'asc' } },
      business: { select: { timeZone: true } },
    },
  })
  if (!client) return null
  const today = todayIn(client.business.timeZone, instantOf(now))
  const ofClient = { businessId, clientId }
  const invoiced = await tx.invoice.findFirst({
    where: { ...ofClient, state: { not: 'draft' } },
    select: { id: true },
  })
  const had = await tx.statementSent.findFirst({
    where: { ...ofClient, asOf: dayToColumn(today), messageId: { not: null } },
    select: { id: true },
  })
  const openOnes = { ...ofClient, state: 'issued' as const, balanceMinor: { gt: 0n } }
  return {
    clientName: client.name,
    today,
    setting: client.statements === 'always' || client.statements === 'never' ? client.statements : null,
    hasInvoices: invoiced !== null,
    recipient: billToAddress(client.contacts),
    holds: await readHolds(tx, ofClient),
    open: await sumByCurrency(tx, openOnes),
    overdue: await sumByCurrency(tx, { ...openOnes, dueOn: { lt: dayToColumn(today) } }),
    hadOneToday: had !== null,
  }
}

type InvoiceFilter = NonNullable<Parameters<Tx['invoice']['findMany']>[0]>['where']

async function sumByCurrency(tx: Tx, where: InvoiceFilter): Promise<Money[]> {
  const sums = await tx.invoice.groupBy({
    by: ['currency'],
    where: where ?? {},
    _sum: { balanceMinor: true },
    orderBy: { currency: 'asc' },
  })
  return sums.map(({ currency, _sum }) => ({ currency, minor: _sum.balanceMinor ?? 0n }))
}

async function readHolds(
  tx: Tx,
  { businessId, clientId }: { businessId: string; clientId: string },
): Promise<StatementFacts['holds']> {
  const holds = await tx.hold.findMany({
    where: {
      businessId,
      releasedAt: null,
      kind: { in: ['manual', 'dispute'] },
      OR: [
        { clientId: null },
        { clientId, invoiceId: null },
        { clientId, invoice: { state: 'issued', balanceMinor: { gt: 0 } } },
      ],
    },
    include: { invoice: { select: { number: true, currency: true } } },
    orderBy: { placedAt: 'asc' },
  })
  return holds.map((hold) => ({
    ...{ id: hold.id, kind: hold.kind as HoldKind, reason: hold.reason, promisedOn: null },
    until: hold.until && dayFromColumn(hold.until),
    reviewOn: hold.reviewOn && dayFromColumn(hold.reviewOn),
    amount: hold.amountMinor === null ? null : { minor: hold.amountMinor, currency: hold.invoice?.currency ?? '' },
    scope: hold.invoiceId ? 'invoice' : hold.clientId ? 'client' : 'business',
    invoiceNumber: hold.invoice?.number ?? null,
  }))
}
