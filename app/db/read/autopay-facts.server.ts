import { loadInstalmentFacts } from '#app/db/read/instalment-facts.server.ts'
import type { PlanOnRecord } from '#app/db/read/plan-standing.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { activeHolds } from '#app/domain/dunning/hold.ts'
import type { AutopayFacts } from '#app/domain/plan/autopay.ts'
import type { InstalmentStanding } from '#app/domain/plan/plan-standing.ts'

export interface LoadedAutopay {
  readonly plan: PlanOnRecord
  readonly instalment: InstalmentStanding
  readonly method: {
    readonly id: string
    readonly kind: 'card' | 'ach'
    readonly customerRef: string
    readonly methodRef: string
  }
  /** When it is tried next; null: not by itself. */
  readonly autopayAt: Date | null
  readonly facts: AutopayFacts
}

/** States in which a mail has left for its reader and not come back. */
const gone = ['sent', 'delivered', 'complained']

/**
 * What a decision about charging a kept method for one instalment rests on, as it stands now; null where the plan is not active
 * or nothing of it is paid by itself. The caller holds the client's lock.
 */
export async function loadAutopayFacts(
  tx: Tx,
  { businessId, planId, position }: { businessId: string; planId: string; position: number },
  now: Date,
): Promise<LoadedAutopay | null> {
  const loaded = await loadInstalmentFacts(tx, businessId, planId, now)
  const methodId = loaded?.plan.autopayMethodId
  const instalment = loaded?.plan.standing.instalments.find((one) => one.position === position)
  if (!loaded || !methodId || !instalment) return null
  const { plan, dunning } = loaded
  const method = await tx.savedMethod.findFirst({ where: { businessId, id: methodId, removedAt: null } })
  const row = await tx.planInstalment.findUnique({
    where: { businessId_planId_position: { businessId, planId, position } },
    include: {
      notices: { where: { step: 'autopay' }, include: { message: { select: { state: true, sentAt: true } } } },
    },
  })
  if (!method || !row) return null
  const { sendHour } = await tx.business.findUniqueOrThrow({ where: { id: businessId }, select: { sendHour: true } })
  const { timeZone } = dunning.business
  const today = todayIn(timeZone, instantOf(now))
  const invoiceIds = plan.invoices.map(({ id }) => id)
  const live = await tx.paymentTarget.count({ where: { businessId, live: true, invoiceId: { in: invoiceIds } } })
  const notice = row.notices[0]?.message
  return {
    plan,
    instalment,
    method: { ...method, kind: method.kind === 'ach' ? 'ach' : 'card' },
    autopayAt: row.autopayAt,
    facts: {
      ...{ timeZone, sendHour, open: instalment.open, dueOn: instalment.dueOn, tries: row.autopayTries },
      noticedAt: notice?.sentAt && gone.includes(notice.state) ? instantOf(notice.sentAt) : null,
      // A part in question rests the debit too: it is not for us to say which part the client means to pay.
      rests: dunning.invoices.some(
        ({ id, holds }) => invoiceIds.includes(id) && activeHolds(holds, today).some(({ kind }) => kind !== 'plan'),
      ),
      hasLiveAttempt: live > 0 || plan.processing.minor > 0n,
    },
  }
}
