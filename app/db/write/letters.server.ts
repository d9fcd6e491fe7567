import { dayToColumn } from '#app/db/calendar-day.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { instantOf, todayIn, type PlainDate } from '#app/domain/business-day.ts'
import type { KeptLetter, LetterContent } from '#app/domain/letter/letter-content.ts'
import type { AnnouncedCharge } from '#app/domain/charge/announced-charge.ts'
import { nextLetterState, type LetterEvent, type LetterState } from '#app/domain/letter/letter-state.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { newId } from '#app/ids.server.ts'
import { finishTask, openTask } from './tasks.server.ts'
import { recordEvents } from './timeline.server.ts'

export interface NewLetter {
  businessId: string
  clientId: string
  /** The invoice that sets subject and tone. */
  invoiceId: string
  /** The stage's kind, or `letter_of_demand`. */
  kind: string
  /** Name and address, line by line. */
  addressee: string
  words: LetterContent
  /** Fingerprint of the facts it was written on. */
  basis: string
  /** Last day to answer, if it were posted today. */
  answerBy: PlainDate | null
  /** Fees and interest it announces; made when it is posted. */
  announces: readonly AnnouncedCharge[]
  needsApproval: boolean
  now: Date
}

/**
 * Puts a letter on the desk, as a draft or ready for the printer, with a task that stays until it is posted. The caller holds
 * the client's lock, has written what the letter charges, and gives the letter's id to the steps it takes.
 */
export async function writeLetter(tx: Tx, letter: NewLetter): Promise<{ letterId: string; state: LetterState }> {
  const { businessId, clientId, invoiceId, kind, addressee, words, basis, answerBy, needsApproval, now } = letter
  const id = newId()
  const state = needsApproval ? 'drafted' : 'ready'
  const invoices = await tx.invoice.findMany({
    where: { businessId, id: { in: [invoiceId, ...words.items.map((item) => item.invoiceId)] } },
    select: { id: true, number: true, balanceMinor: true, currency: true },
    orderBy: { id: 'asc' },
  })
  const kept: KeptLetter = {
    ...words,
    seen: invoices.map((invoice) => ({
      invoiceId: invoice.id,
      balance: moneyData({ minor: invoice.balanceMinor, currency: invoice.currency }),
    })),
  }
  const number = needsApproval ? null : await takeLetterNumber(tx, businessId)
  await tx.letter.create({
    data: {
      ...{ businessId, id, number, clientId, invoiceId, kind, state, addressee, subject: words.subject, basis },
      words: kept as unknown as Prisma.InputJsonObject,
      answerBy: answerBy && dayToColumn(answerBy),
      ...(letter.announces.length > 0 && { announces: letter.announces.map((charge) => ({ ...charge })) }),
      createdAt: now,
    },
  })
  const about = invoices.find((invoice) => invoice.id === invoiceId)?.number ?? ''
  const event = { letterId: id, kind, number: about, ...(number !== null && { letterNumber: number }) }
  await recordEvents(tx, [{ businessId, clientId, invoiceId, type: `letter.${state}`, at: now, data: event }])
  const { name, business } = await tx.client.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: clientId } },
    select: { name: true, business: { select: { timeZone: true } } },
  })
  await openTask(tx, {
    ...{ businessId, key: letterTask(id), kind: 'letter', clientId, invoiceId, now },
    title: `${needsApproval ? 'Approve and post' : 'Post'} the letter to ${name} about invoice ${about}`,
    dueOn: todayIn(business.timeZone, instantOf(now)),
  })
  return { letterId: id, state }
}

const letterTask = (letterId: string) => `letter/${letterId}`

/** The next number of the business's letters; whoever takes one alone holds the business until the end, so no number is lost. */
async function takeLetterNumber(tx: Tx, businessId: string): Promise<number> {
  await tx.$queryRaw`SELECT FROM "Business" WHERE "id" = ${businessId}::uuid FOR NO KEY UPDATE`
  const { _max: highest } = await tx.letter.aggregate({ where: { businessId }, _max: { number: true } })
  return (highest.number ?? 0) + 1
}

export interface LetterMove {
  actor: string
  now: Date
  /** What else becomes true of the letter. */
  data?: Prisma.LetterUncheckedUpdateManyInput
  /** Plain words for the record, where it is cancelled. */
  reason?: string
  /** Of the PDF, where it is printed: the record then vouches for the sheets. */
  sha256?: string
}

/**
 * The one place a letter changes state: compare-and-set, on record, its task closed when it is over. The caller holds the
 * client's lock. Answers the new state; null when the event is late, repeated or illegal.
 */
export async function moveLetter(
  tx: Tx,
  { businessId, id }: { businessId: string; id: string },
  event: LetterEvent,
  { actor, now, data, reason, sha256 }: LetterMove,
): Promise<LetterState | null> {
  const letter = await tx.letter.findUniqueOrThrow({
    where: { businessId_id: { businessId, id } },
    select: {
      state: true,
      number: true,
      clientId: true,
      invoiceId: true,
      kind: true,
      invoice: { select: { number: true } },
    },
  })
  const next = nextLetterState(letter.state, event)
  if (next === null) return null
  const number = letter.number ?? (next === 'ready' ? await takeLetterNumber(tx, businessId) : null)
  const isOver = next === 'posted' || next === 'cancelled'
  const moved = await tx.letter.updateManyAndReturn({
    where: { businessId, id, state: letter.state },
    data: { ...data, state: next, number, ...(isOver && { endedAt: now }) },
    select: { postedOn: true, tracking: true },
  })
  const [after] = moved
  if (!after) return null

  const { clientId, invoiceId, kind } = letter
  const common = { letterId: id, kind, number: letter.invoice.number, ...(number !== null && { letterNumber: number }) }
  const posting = {
    postedOn: after.postedOn?.toISOString().slice(0, 10) ?? '',
    ...(after.tracking && { tracking: after.tracking }),
  } satisfies Partial<TimelineData['letter.posted']>
  await recordEvents(tx, [
    {
      ...{ businessId, clientId, invoiceId, type: `letter.${next}`, actor, at: now },
      data: {
        ...common,
        ...(sha256 && { sha256 }),
        ...(next === 'posted' && posting),
        ...(next === 'cancelled' && { reason: reason ?? '' }),
      },
    },
  ])
  if (isOver) {
    const outcome = next === 'posted' ? 'posted' : `cancelled: ${reason ?? ''}`
    await finishTask(tx, { businessId, key: letterTask(id), outcome, actor, now })
  }
  return next
}

/** The letter was not sent because the facts moved: its steps never happened, and the client is looked at again at once. */
export async function withdrawLetter(
  tx: Tx,
  ref: { businessId: string; id: string; clientId: string },
  reason: string,
  now: Date,
): Promise<void> {
  const { businessId, id, clientId } = ref
  if ((await moveLetter(tx, ref, 'cancel', { actor: 'system', now, reason })) === null) return
  await tx.reminder.deleteMany({ where: { businessId, letterId: id } })
  await tx.client.update({ where: { businessId_id: { businessId, id: clientId } }, data: { nextCheckAt: now } })
}
