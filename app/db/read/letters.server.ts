import { dayFromColumn, dayToColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { instantOf, todayIn, type PlainDate } from '#app/domain/business-day.ts'
import { byPost, messageHolds } from '#app/domain/dunning/reminder-basis.ts'
import { addresseeOf } from '#app/domain/letter/addressee.ts'
import type { KeptLetter } from '#app/domain/letter/letter-content.ts'
import { isLetterLayout, type LetterDocument } from '#app/domain/letter/letter-document.ts'
import type { LetterState } from '#app/domain/letter/letter-state.ts'
import type { Money } from '#app/domain/money.ts'
import { moneyOf } from '#app/domain/timeline/money-data.ts'
import { env } from '#app/env.server.ts'
import { loadFactsOfClients } from './dunning-facts.server.ts'

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
 * still stands. A fixed number of queries for any number of letters. What a letter of demand itself rests does not count.
 */
export async function letterTroubles(
  tx: Tx,
  businessId: string,
  letterIds: readonly string[],
  now: Date,
): Promise<Map<string, Trouble>> {
  const { timeZone } = await tx.business.findUniqueOrThrow({ where: { id: businessId }, select: { timeZone: true } })
  const today = todayIn(timeZone, instantOf(now))
  const letters = await tx.letter.findMany({
    where: { businessId, id: { in: [...letterIds] } },
    include: {
      client: { select: { name: true, postalAddress: true } },
      escalations: { select: { holdId: true } },
      reminders: { where: { accompanying: false }, select: { invoiceId: true, stage: true } },
    },
  })
  const facts = await loadFactsOfClients(tx, businessId, [...new Set(letters.map(({ clientId }) => clientId))], now)
  const seenBy = new Map(letters.map(({ id, words }) => [id, (words as unknown as KeptLetter).seen]))
  const ids = [...new Set([...seenBy.values()].flatMap((seen) => seen.map(({ invoiceId }) => invoiceId)))]
  const invoices = await tx.invoice.findMany({
    where: { businessId, id: { in: ids } },
    select: {
      ...{ id: true, number: true, state: true, balanceMinor: true, processingMinor: true },
      charges: { select: { waivedAt: true } },
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
      const { items } = letter.words as unknown as KeptLetter
      const changed = seen
        .map(({ invoiceId, balance }) => {
          const says = items.find((item) => item.invoiceId === invoiceId)?.open ?? balance
          return invoiceTrouble(about.get(invoiceId), [moneyOf(balance).minor, moneyOf(says).minor], letter.createdAt)
        })
        .find((trouble) => trouble !== null)
      if (changed) return [letter.id, changed]
      if (rests) return [letter.id, `follow-up rests${rests.reason ? `: ${rests.reason}` : ''}`]
      if (addresseeOf(letter.client) !== letter.addressee) return [letter.id, 'the address has changed']
      // A letter beside a mail takes no step of its own; what it says was checked above.
      const of = facts.get(letter.clientId)
      const written = { basis: letter.basis, steps: letter.reminders }
      const isTrue = letter.reminders.length === 0 || (of !== undefined && messageHolds(written, of, byPost, today))
      return [letter.id, isTrue ? null : 'what it says has become untrue']
    }),
  )
}

interface InvoiceNow {
  readonly number: string
  readonly state: string
  readonly balanceMinor: bigint
  readonly processingMinor: bigint
  readonly charges: readonly { readonly waivedAt: Date | null }[]
}

/** `expected`: the balance it was written on, and the one it names, which differs by what it charges. */
function invoiceTrouble(invoice: InvoiceNow | undefined, expected: readonly bigint[], writtenAt: Date): Trouble {
  if (invoice?.state === 'settled') return `invoice ${invoice.number} is paid`
  if (invoice?.state !== 'issued') return `invoice ${invoice?.number ?? ''} is no longer open`
  if (invoice.processingMinor > 0n) return `a payment of invoice ${invoice.number} is clearing`
  if (!expected.includes(invoice.balanceMinor)) return `the balance of invoice ${invoice.number} has changed`
  const waived = invoice.charges.some(({ waivedAt }) => waivedAt !== null && waivedAt > writtenAt)
  return waived ? `fees or interest on invoice ${invoice.number} were waived` : null
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
