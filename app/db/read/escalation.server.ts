import { dayFromColumn } from '#app/db/calendar-day.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { addDays, instantOf, parseDay, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { stageKeys } from '#app/domain/dunning/dunning-policy.ts'
import type { StageKey } from '#app/domain/dunning/dunning-policy.ts'
import { noAnswers } from '#app/domain/escalation/checklist.ts'
import type { EscalationAnswers, EscalationFacts, Proof, SaidStage } from '#app/domain/escalation/checklist.ts'
import { shortestDemandDays } from '#app/domain/escalation/escalation-step.ts'
import type { EscalationStep } from '#app/domain/escalation/escalation-step.ts'
import type { CallOutcome } from '#app/domain/words/template-kinds.ts'

export interface OpenCase {
  readonly id: string
  readonly answers: EscalationAnswers
  /** Null until it is signed. */
  readonly step: EscalationStep | null
  readonly reason: string | null
  readonly signedAt: Date | null
  readonly holdId: string | null
  readonly letterId: string | null
}

/** The case of escalation that is open about an invoice; null when there is none. */
export async function readOpenCase(tx: Tx, businessId: string, invoiceId: string): Promise<OpenCase | null> {
  return (await readOpenCases(tx, businessId, [invoiceId])).get(invoiceId) ?? null
}

/** The open cases of these invoices, by invoice. */
export async function readOpenCases(
  tx: Tx,
  businessId: string,
  invoiceIds: readonly string[],
): Promise<Map<string, OpenCase>> {
  const rows = await tx.escalation.findMany({
    where: { businessId, invoiceId: { in: [...invoiceIds] }, endedAt: null },
  })
  return new Map(
    rows.map(({ invoiceId, id, answers, step, reason, signedAt, holdId, letterId }) => [
      invoiceId,
      {
        ...{ id, reason, signedAt, holdId, letterId, step: step as EscalationStep | null },
        answers: { ...noAnswers, ...(answers as Partial<EscalationAnswers>) },
      },
    ]),
  )
}

const withMessage = {
  message: { select: { id: true, state: true, words: true } },
  letter: { select: { id: true, answerBy: true, postedOn: true } },
} as const satisfies Prisma.ReminderInclude
type Step = Prisma.ReminderGetPayload<{ include: typeof withMessage }>

/** Stages from which on a mail offers to pay in parts. */
const offersPlan = stageKeys.slice(stageKeys.indexOf('first_follow_up'), stageKeys.indexOf('gate'))

/** What the record says about what was tried with one invoice. */
export async function readEscalationFacts(
  tx: Tx,
  businessId: string,
  invoiceId: string,
  now: Date,
): Promise<EscalationFacts> {
  const invoice = await tx.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: invoiceId } },
    include: {
      reminders: { include: withMessage, orderBy: [{ level: 'asc' }, { decidedAt: 'asc' }] },
      calls: { orderBy: { at: 'asc' } },
      client: { select: { business: { select: { timeZone: true } } } },
    },
  })
  const { clientId } = invoice
  const dayOf = (at: Date): PlainDate => todayIn(invoice.client.business.timeZone, instantOf(at))
  const today = dayOf(now)
  const disputes = await tx.hold.findMany({
    where: { businessId, kind: 'dispute', releasedAt: null, OR: [{ invoiceId }, { clientId, invoiceId: null }] },
    select: { reason: true, until: true },
  })
  const ladder = invoice.reminders.filter(({ channel, outcome }) => channel !== 'owner' && outcome !== 'obsolete')
  const said = ladder.flatMap((step): SaidStage[] => {
    const stage = step.stageKey as StageKey
    const isOver = step.outcome === 'completed' || step.outcome === 'skipped'
    return isOver
      ? [{ stage, on: dayOf(step.doneAt ?? step.decidedAt), proven: provenBy(step), proof: proofOf(step) }]
      : []
  })
  const final = ladder.filter(({ stageKey, outcome }) => stageKey === 'final_demand' && outcome === 'completed').at(-1)
  const calls = invoice.calls.map(({ at, outcome }) => ({ on: dayOf(at), outcome: outcome as CallOutcome }))
  return {
    today,
    stages: said,
    unsaid: ladder
      .filter(({ accompanying, outcome }) => !accompanying && (outcome === 'failed' || outcome === 'pending'))
      .map(({ stageKey }) => stageKey as StageKey),
    calls,
    planOffers: [
      ...said
        .filter(({ stage, proven }) => offersPlan.includes(stage) && proven !== 'skipped' && proven !== 'called')
        .map(({ on, proof }) => ({ on, how: 'mail' as const, proof })),
      ...calls
        .filter(({ outcome }) => outcome === 'asks_for_plan')
        .map(({ on }) => ({ on, how: 'call' as const, proof: null })),
    ],
    disputes: disputes.map(({ reason }) => reason),
    finalNotice: final
      ? { on: dayOf(final.doneAt ?? final.decidedAt), answerBy: deadlineOf(final, dayOf), proof: proofOf(final) }
      : null,
  }
}

const proofOf = ({ message, letter }: Step): Proof => {
  if (message) return { messageId: message.id }
  return letter && { letterId: letter.id }
}

function provenBy({ outcome, channel, message }: Step): SaidStage['proven'] {
  if (outcome === 'skipped') return 'skipped'
  if (channel === 'phone') return 'called'
  if (channel === 'letter') return 'posted'
  return message?.state === 'delivered' || message?.state === 'complained' ? 'delivered' : 'sent'
}

/** The day its words name; two weeks where they name none that we can read. */
function deadlineOf({ message, letter, doneAt, decidedAt }: Step, dayOf: (at: Date) => PlainDate): PlainDate {
  const { answerBy } = (message?.words ?? {}) as { answerBy?: string | null }
  const named = letter?.answerBy ? dayFromColumn(letter.answerBy) : answerBy ? parseDay(answerBy) : null
  return named ?? addDays(dayOf(doneAt ?? decidedAt), shortestDemandDays)
}
