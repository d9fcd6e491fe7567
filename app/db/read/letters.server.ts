import { dayFromColumn, dayToColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { addresseeOf } from '#app/domain/letter/addressee.ts'
import type { KeptLetter } from '#app/domain/letter/letter-content.ts'
import { isLetterLayout, type LetterDocument } from '#app/domain/letter/letter-document.ts'
import type { LetterState } from '#app/domain/letter/letter-state.ts'
import type { Money } from '#app/domain/money.ts'
import { moneyOf } from '#app/domain/timeline/timeline-event.ts'
import { env } from '#app/env.server.ts'

export interface LetterRow {
  readonly id: string
  readonly number: number | null
  readonly kind: string
  readonly subject: string
  readonly state: LetterState
  readonly createdAt: Date
  readonly printedAt: Date | null
  readonly postedOn: PlainDate | null
  readonly tracking: string | null
  readonly client: { readonly id: string; readonly name: string }
  readonly invoice: { readonly id: string; readonly number: string; readonly balance: Money }
}

const PAGE_ROWS = 50

/** Letters in one state; those that wait the oldest first, those that are over the newest first. */
export async function listLetters(
  businessId: string,
  { state, after }: { state: LetterState; after: string | null },
): Promise<{ rows: LetterRow[]; next: string | null }> {
  const isOver = state === 'posted' || state === 'cancelled'
  const rows = await prisma.letter.findMany({
    where: { businessId, state },
    orderBy: { id: isOver ? 'desc' : 'asc' },
    ...(after && { cursor: { businessId_id: { businessId, id: after } }, skip: 1 }),
    take: PAGE_ROWS + 1,
    select: {
      ...{ id: true, number: true, kind: true, subject: true, state: true, createdAt: true, printedAt: true },
      ...{ postedOn: true, tracking: true },
      client: { select: { id: true, name: true } },
      invoice: { select: { id: true, number: true, balanceMinor: true, currency: true } },
    },
  })
  const shown = rows.slice(0, PAGE_ROWS)
  return {
    rows: shown.map(({ invoice, postedOn, ...row }) => ({
      ...row,
      postedOn: postedOn && dayFromColumn(postedOn),
      invoice: {
        id: invoice.id,
        number: invoice.number,
        balance: { minor: invoice.balanceMinor, currency: invoice.currency },
      },
    })),
    next: rows.length > PAGE_ROWS ? (shown.at(-1)?.id ?? null) : null,
  }
}

/** How many letters wait in each state. */
export async function countLetters(businessId: string): Promise<Partial<Record<LetterState, number>>> {
  const groups = await prisma.letter.groupBy({
    by: ['state'],
    where: { businessId, state: { in: ['drafted', 'ready', 'printed'] } },
    _count: { _all: true },
  })
  return Object.fromEntries(groups.map(({ state, _count }) => [state, _count._all]))
}

const withItsFacts = {
  client: { select: { name: true, postalAddress: true } },
  escalations: { select: { holdId: true } },
} satisfies Prisma.LetterInclude

/**
 * What has changed since a letter was written, so that it must not go out as it is (R6), in plain words; null when all still
 * stands. `today` is the business's day. What a letter of demand itself rests does not count.
 */
export async function letterTrouble(
  tx: Tx,
  businessId: string,
  letterId: string,
  today: PlainDate,
): Promise<string | null> {
  const letter = await tx.letter.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: letterId } },
    include: withItsFacts,
  })
  const { seen } = letter.words as unknown as KeptLetter
  const ids = seen.map(({ invoiceId }) => invoiceId)
  const invoices = await tx.invoice.findMany({
    where: { businessId, id: { in: ids } },
    select: { id: true, number: true, state: true, balanceMinor: true, processingMinor: true, dueOn: true },
  })
  for (const { invoiceId, balance } of seen) {
    const invoice = invoices.find(({ id }) => id === invoiceId)
    if (invoice?.state === 'settled') return `invoice ${invoice.number} is paid`
    if (invoice?.state !== 'issued') return `invoice ${invoice?.number ?? ''} is no longer open`
    if (invoice.processingMinor > 0n) return `a payment of invoice ${invoice.number} is clearing`
    if (invoice.balanceMinor !== moneyOf(balance).minor) return `the balance of invoice ${invoice.number} has changed`
  }
  const charges = await tx.charge.count({
    where: {
      ...{ businessId, invoiceId: { in: ids } },
      OR: [{ waivedAt: { gt: letter.createdAt } }, { chargedAt: { gt: letter.createdAt } }],
    },
  })
  if (charges > 0) return 'fees or interest have changed'
  const hold = await tx.hold.findFirst({
    where: {
      businessId,
      releasedAt: null,
      id: { notIn: letter.escalations.flatMap(({ holdId }) => holdId ?? []) },
      AND: [
        {
          OR: [
            { clientId: null },
            { clientId: letter.clientId, OR: [{ invoiceId: null }, { invoiceId: { in: ids } }] },
          ],
        },
        { OR: [{ until: null }, { until: { gte: dayToColumn(today) } }] },
        { OR: [{ amountMinor: null }, { placedAt: { gt: letter.createdAt } }] },
      ],
    },
    select: { reason: true },
  })
  if (hold) return `follow-up rests${hold.reason ? `: ${hold.reason}` : ''}`
  return addresseeOf(letter.client) === letter.addressee ? null : 'the address has changed'
}

/** What stands on the sheets of a letter dated `date`; null for a letter this business does not have. */
export async function loadLetterDocument(
  tx: Tx,
  businessId: string,
  letterId: string,
  date: PlainDate,
): Promise<LetterDocument | null> {
  const letter = await tx.letter.findUnique({ where: { businessId_id: { businessId, id: letterId } } })
  if (!letter) return null
  const business = await tx.business.findUniqueOrThrow({ where: { id: businessId } })
  const { name, postalAddress, email, phone, brandColor, logo, logoType, letterLayout } = business
  return {
    layout: isLetterLayout(letterLayout) ? letterLayout : 'us',
    sender: { name, postalAddress, email, phone, brandColor },
    logo: logo && logoType ? { bytes: logo, contentType: logoType } : null,
    addressee: letter.addressee,
    number: letter.number,
    date: date.toString(),
    answerBy: letter.answerBy && dayFromColumn(letter.answerBy).toString(),
    content: letter.words as unknown as KeptLetter,
    site: new URL(env.PUBLIC_URL).host,
  }
}

/** A letter as it was printed; null before that. */
export async function readPrintedLetter(businessId: string, letterId: string): Promise<Uint8Array | null> {
  const letter = await prisma.letter.findUnique({
    where: { businessId_id: { businessId, id: letterId } },
    select: { file: { select: { bytes: true } } },
  })
  return letter?.file?.bytes ?? null
}
