import { dayFromColumn, dayToColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
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

type Trouble = string | null

/**
 * What has changed since letters were written, so that they must not go out as they are (R6), in plain words; null where all
 * still stands. `today` is the business's day. What a letter of demand itself rests does not count.
 */
export async function letterTroubles(
  tx: Tx,
  businessId: string,
  letterIds: readonly string[],
  today: PlainDate,
): Promise<Map<string, Trouble>> {
  const letters = await tx.letter.findMany({
    where: { businessId, id: { in: [...letterIds] } },
    include: {
      client: { select: { name: true, postalAddress: true } },
      escalations: { select: { holdId: true } },
    },
  })
  const seenBy = new Map(letters.map(({ id, words }) => [id, (words as unknown as KeptLetter).seen]))
  const ids = [...new Set([...seenBy.values()].flatMap((seen) => seen.map(({ invoiceId }) => invoiceId)))]
  const invoices = await tx.invoice.findMany({
    where: { businessId, id: { in: ids } },
    select: {
      ...{ id: true, number: true, state: true, balanceMinor: true, processingMinor: true },
      charges: { select: { chargedAt: true, waivedAt: true } },
    },
  })
  const holds = await tx.hold.findMany({
    where: {
      ...{ businessId, releasedAt: null },
      AND: [
        { OR: [{ clientId: null }, { clientId: { in: letters.map(({ clientId }) => clientId) } }] },
        { OR: [{ until: null }, { until: { gte: dayToColumn(today) } }] },
      ],
    },
    select: { id: true, clientId: true, invoiceId: true, amountMinor: true, placedAt: true, reason: true },
  })
  const about = new Map(invoices.map((invoice) => [invoice.id, invoice]))
  return new Map(
    letters.map((letter) => {
      const seen = seenBy.get(letter.id) ?? []
      const rests = holds.find(
        (hold) =>
          (hold.clientId === null || hold.clientId === letter.clientId) &&
          (hold.invoiceId === null || seen.some(({ invoiceId }) => invoiceId === hold.invoiceId)) &&
          // A part that rested before is not in the letter; one that rests since has changed what may be asked for.
          (hold.amountMinor === null || hold.placedAt > letter.createdAt) &&
          !letter.escalations.some(({ holdId }) => holdId === hold.id),
      )
      const changed = seen
        .map(({ invoiceId, balance }) => invoiceTrouble(about.get(invoiceId), moneyOf(balance).minor, letter.createdAt))
        .find((trouble) => trouble !== null)
      if (changed) return [letter.id, changed]
      if (rests) return [letter.id, `follow-up rests${rests.reason ? `: ${rests.reason}` : ''}`]
      return [letter.id, addresseeOf(letter.client) === letter.addressee ? null : 'the address has changed']
    }),
  )
}

interface InvoiceNow {
  readonly number: string
  readonly state: string
  readonly balanceMinor: bigint
  readonly processingMinor: bigint
  readonly charges: readonly { readonly chargedAt: Date; readonly waivedAt: Date | null }[]
}

function invoiceTrouble(invoice: InvoiceNow | undefined, seen: bigint, writtenAt: Date): Trouble {
  if (invoice?.state === 'settled') return `invoice ${invoice.number} is paid`
  if (invoice?.state !== 'issued') return `invoice ${invoice?.number ?? ''} is no longer open`
  if (invoice.processingMinor > 0n) return `a payment of invoice ${invoice.number} is clearing`
  if (invoice.balanceMinor !== seen) return `the balance of invoice ${invoice.number} has changed`
  const moved = invoice.charges.some(
    ({ chargedAt, waivedAt }) => chargedAt > writtenAt || (waivedAt !== null && waivedAt > writtenAt),
  )
  return moved ? `fees or interest on invoice ${invoice.number} have changed` : null
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
