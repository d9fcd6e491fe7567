import { dayFromColumn, dayToColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import { accountStanding } from '#app/domain/account/account-standing.ts'
import type { AccountHold, AccountStanding } from '#app/domain/account/account-standing.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { Money } from '#app/domain/money.ts'
import { isLive } from '#app/domain/payment/payment-state.ts'
import { readKeyset, writeKeyset } from './keyset.ts'

export interface OpenAccountInvoice {
  readonly id: string
  readonly number: string
  readonly balance: Money
  readonly standing: AccountStanding
}

export interface SettledAccountInvoice {
  readonly id: string
  readonly number: string
  readonly total: Money
  readonly settledAt: Date
}

interface OfClient {
  readonly businessId: string
  readonly clientId: string
}

/** More than anybody ticks one by one; the statement lists them all. */
export const openRowsMax = 200
const PAGE_ROWS = 20
const asKinds = ['dispute', 'plan', 'proposal', 'promise'] as const satisfies readonly AccountHold['kind'][]

/** What is open of one client, the oldest due first, and how each invoice stands on the day `today`. */
export async function readOpenInvoices(of: OfClient, today: PlainDate): Promise<OpenAccountInvoice[]> {
  const until = { OR: [{ until: null }, { until: { gte: dayToColumn(today) } }] }
  const rows = await prisma.invoice.findMany({
    where: { ...of, state: 'issued', balanceMinor: { gt: 0 } },
    orderBy: [{ dueOn: 'asc' }, { number: 'asc' }],
    take: openRowsMax,
    include: {
      targets: { where: { live: true }, select: { payment: { select: { state: true } } } },
      holds: {
        where: { releasedAt: null, kind: { in: [...asKinds] }, ...until },
        select: { kind: true, amountMinor: true, promises: { select: { dueOn: true } } },
      },
    },
  })
  return rows.map(({ id, number, currency, dueOn, balanceMinor, processingMinor, targets, holds }) => {
    const balance = { minor: balanceMinor, currency }
    const standing = accountStanding({
      today: today.toString(),
      dueOn: dayFromColumn(dueOn).toString(),
      balance,
      processing: { minor: processingMinor, currency },
      hasAttempt: targets.some(({ payment }) => isLive(payment.state)),
      holds: holds.map(({ kind, amountMinor, promises: [promise] }) => ({
        kind: kind as AccountHold['kind'],
        amount: amountMinor === null ? null : { minor: amountMinor, currency },
        promisedOn: promise ? dayFromColumn(promise.dueOn).toString() : null,
      })),
    })
    return { id, number, balance, standing }
  })
}

/** One page of what was settled since `since`, the newest first; `next` is the `after` of the following page. */
export async function readSettledInvoices(
  of: OfClient,
  since: Date,
  after: string | null,
): Promise<{ rows: SettledAccountInvoice[]; next: string | null }> {
  const place = readKeyset(after, /^\d{1,15}$/)
  const at = place && new Date(Number(place.value))
  const rows = await prisma.invoice.findMany({
    where: {
      ...of,
      state: 'settled',
      settledAt: { gte: since },
      ...(place && at && { OR: [{ settledAt: { lt: at } }, { settledAt: at, id: { lt: place.id } }] }),
    },
    orderBy: [{ settledAt: 'desc' }, { id: 'desc' }],
    take: PAGE_ROWS + 1,
    select: { id: true, number: true, currency: true, totalMinor: true, settledAt: true },
  })
  const shown = rows
    .slice(0, PAGE_ROWS)
    .flatMap(({ id, number, currency, totalMinor, settledAt }) =>
      settledAt ? [{ id, number, settledAt, total: { minor: totalMinor, currency } }] : [],
    )
  const last = shown.at(-1)
  const next = rows.length > PAGE_ROWS && last ? { value: String(last.settledAt.getTime()), id: last.id } : null
  return { rows: shown, next: next && writeKeyset(next) }
}
