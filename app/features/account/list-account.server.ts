import { readAccountAgreements } from '#app/db/read/account-agreements.server.ts'
import { openRowsMax, readOpenInvoices, readSettledInvoices } from '#app/db/read/account-invoices.server.ts'
import type { OpenAccountInvoice } from '#app/db/read/account-invoices.server.ts'
import { prisma } from '#app/db/client.server.ts'
import type { AccountAgreement } from '#app/domain/account/account-agreement.ts'
import { instantOf, startOfDay, dateOf, todayIn } from '#app/domain/business-day.ts'
import type { Money } from '#app/domain/money.ts'

const monthsBack = 24

/** All that the account page shows of a client. Days are YYYY-MM-DD in the business's zone. */
export interface AccountPage {
  readonly open: readonly OpenAccountInvoice[]
  /** More are open than are listed. */
  readonly hasMore: boolean
  readonly settled: readonly { id: string; number: string; total: Money; settledOn: string }[]
  /** The `after` of the following page of settled ones; null on the last. */
  readonly next: string | null
  /** Money received that no invoice has taken, one sum per currency. */
  readonly credit: readonly Money[]
  readonly agreements: readonly AccountAgreement[]
  readonly methods: readonly { id: string; label: string }[]
}

export async function listAccount(of: {
  businessId: string
  clientId: string
  /** Place in the list of settled invoices; null: its beginning. */
  after: string | null
  now: Date
}): Promise<AccountPage> {
  const { businessId, clientId, after, now } = of
  const client = { businessId, clientId }
  const { timeZone } = await prisma.business.findUniqueOrThrow({
    where: { id: businessId },
    select: { timeZone: true },
  })
  const today = todayIn(timeZone, instantOf(now))
  const since = dateOf(startOfDay(today.subtract({ months: monthsBack }), timeZone))
  const [open, settled, credit, agreements, methods] = await Promise.all([
    readOpenInvoices(client, today),
    readSettledInvoices(client, since, after),
    prisma.ledgerEntry.groupBy({
      by: ['currency'],
      where: { ...client, account: 'unapplied' },
      _sum: { amountMinor: true },
    }),
    readAccountAgreements(client, now),
    prisma.savedMethod.findMany({
      where: { ...client, removedAt: null },
      orderBy: { consentAt: 'asc' },
      select: { id: true, label: true },
    }),
  ])
  return {
    open,
    hasMore: open.length === openRowsMax,
    settled: settled.rows.map(({ settledAt, ...row }) => ({
      ...row,
      settledOn: todayIn(timeZone, instantOf(settledAt)).toString(),
    })),
    next: settled.next,
    credit: credit
      .map(({ currency, _sum }) => ({ currency, minor: -(_sum.amountMinor ?? 0n) }))
      .filter(({ minor }) => minor > 0n),
    agreements,
    methods,
  }
}
