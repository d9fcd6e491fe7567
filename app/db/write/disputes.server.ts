import type { Prisma } from '#app/db/generated/client.ts'
import type { Dispute } from '#app/db/read/disputes.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { checkDispute } from '#app/domain/dispute/check-dispute.ts'
import type { DisputeRefusal } from '#app/domain/dispute/check-dispute.ts'
import type { DisputeReason } from '#app/domain/dispute/dispute-reason.ts'
import { nextDisputeState } from '#app/domain/dispute/dispute-state.ts'
import type { DisputeEvent, DisputeState } from '#app/domain/dispute/dispute-state.ts'
import { subtractMoney } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { newId } from '#app/ids.server.ts'
import { restColumns, restDisputed } from './dispute-rest.server.ts'
import { cancelPromises } from './promises.server.ts'
import { recordEvents } from './timeline.server.ts'

export interface NewDispute {
  businessId: string
  invoiceId: string
  reason: DisputeReason
  /** What is wrong, as far as it was said. */
  words: string
  amount: Money | null
  lines: readonly number[]
  from: 'portal' | 'call'
  actor: string
  now: Date
}

export interface OpenedDispute {
  readonly disputeId: string
  readonly respondBy: PlainDate
  /** Null: the whole invoice. */
  readonly part: Money | null
  readonly balance: Money
}

/**
 * Puts an invoice or a part of it in question: it rests, charges too, and the business has three business days to answer. A
 * promise that counted on what rests is void. The caller holds the client's lock, and writes down what was said.
 */
export async function insertDispute(
  tx: Tx,
  wish: NewDispute,
): Promise<Result<OpenedDispute, DisputeRefusal | 'not_found' | 'open_already'>> {
  const { businessId, invoiceId, reason, lines, actor, now } = wish
  const invoice = await tx.invoice.findUnique({
    where: { businessId_id: { businessId, id: invoiceId } },
    include: { lines: true, disputes: { select: { state: true } } },
  })
  if (!invoice) return refuse('not_found')
  const { clientId, currency, number } = invoice
  if (invoice.disputes.some(({ state }) => liveStates.includes(state))) return refuse('open_already')
  const balance = { minor: invoice.balanceMinor, currency }
  const checked = checkDispute({
    ...wish,
    invoice: {
      state: invoice.state,
      balance,
      lines: invoice.lines.map(({ position, amountMinor, taxMinor }) => ({
        position,
        amount: { minor: amountMinor + taxMinor, currency },
      })),
      earlierFromPortal: invoice.disputes.length,
    },
  })
  if (!checked.ok) return checked
  const { part } = checked.value
  await cancelPromises(tx, {
    ...{ businessId, invoiceId, reason: 'what was promised is in question', actor, now },
    above: part && subtractMoney(balance, part),
  })
  const disputeId = newId()
  const rest = await restDisputed(tx, { businessId, disputeId, clientId, invoiceId, part, wish })
  await tx.dispute.create({
    data: {
      ...{ businessId, id: disputeId, clientId, invoiceId, reason, currency, state: 'open', openedBy: 'client' },
      ...{ amountMinor: part && part.minor, lines: [...new Set(lines)], openedAt: now },
      ...restColumns(rest),
    },
  })
  const data = {
    ...{ disputeId, number, reason },
    ...(part && { amount: moneyData(part) }),
  } satisfies TimelineData['dispute.opened']
  await recordEvents(tx, [{ businessId, clientId, invoiceId, type: 'dispute.opened', actor, at: now, data }])
  return ok({ disputeId, respondBy: rest.respondBy, part, balance })
}

const liveStates: readonly DisputeState[] = ['open', 'under_review', 'proposed']

/**
 * The one place a dispute changes state: compare-and-set, with what else becomes true of it. Null when the event is late,
 * repeated or illegal, or somebody was first. The caller holds the client's lock.
 */
export async function moveDispute(
  tx: Tx,
  { businessId, id, state }: Pick<Dispute, 'businessId' | 'id' | 'state'>,
  event: DisputeEvent,
  data: Prisma.DisputeUncheckedUpdateManyInput = {},
): Promise<DisputeState | null> {
  const next = nextDisputeState(state, event)
  if (next === null) return null
  const { count } = await tx.dispute.updateMany({ where: { businessId, id, state }, data: { ...data, state: next } })
  return count === 0 ? null : next
}

/** The client does not agree with a decision: `part` rests again, and the business has its days to answer. Answers until when. */
export async function reopenDispute(
  tx: Tx,
  dispute: Dispute,
  call: { part: Money | null; words: string; actor: string; now: Date },
): Promise<PlainDate> {
  const { businessId, id: disputeId, clientId, invoiceId, reason } = dispute
  const { part, words, actor, now } = call
  const wish = { reason, words, actor, now }
  const rest = await restDisputed(tx, { businessId, disputeId, clientId, invoiceId, part, wish })
  const moved = await moveDispute(tx, dispute, 'reopen', {
    ...restColumns(rest),
    ...{ amountMinor: part && part.minor, outcome: null, creditMinor: null, decidedAt: null, decidedBy: null },
    ...{ agreed: false, agreedAt: now },
  })
  if (!moved) throw new Error(`dispute ${disputeId} moved under the client's lock`)
  return rest.respondBy
}
