import { prisma } from '#app/db/client.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { readEscalationFacts } from '#app/db/read/escalation.server.ts'
import type { OpenCase } from '#app/db/read/escalation.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { endCase, openCase } from '#app/db/write/escalation.server.ts'
import { finishTask } from '#app/db/write/tasks.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { checklist, missingOf } from '#app/domain/escalation/checklist.ts'
import { leavesChase, stepNames } from '#app/domain/escalation/escalation-step.ts'
import type { EscalationStep } from '#app/domain/escalation/escalation-step.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { applyStep, checkStep } from './apply-step.server.ts'
import type { StepRefusal } from './apply-step.server.ts'

export interface Signing {
  businessId: string
  invoiceId: string
  step: EscalationStep
  reason: string
  /** The invoice's number, typed again. */
  confirmation: string
  /** Why what is missing from the checklist is passed over; null: nothing may be missing. */
  overrideReason: string | null
  signer: { actor: string; name: string }
  now: Date
}

export type SigningRefusal =
  'not_found' | 'not_open' | 'wrong_number' | 'needs_reason' | 'checklist_open' | 'already_out' | StepRefusal

/**
 * The owner signs what comes after the ladder. The checklist is read again under the lock, so that what is signed is what
 * is on record; a signed step that keeps the case in our hands gives way to the next one.
 */
export async function signEscalation(signing: Signing): Promise<Result<{ caseId: string }, SigningRefusal>> {
  const { businessId, invoiceId, step, reason, overrideReason, signer, now } = signing
  const found = await prisma.invoice.findUnique({ where: { businessId_id: { businessId, id: invoiceId } } })
  if (!found) return refuse('not_found')
  if (signing.confirmation.trim() !== found.number) return refuse('wrong_number')
  if (!reason.trim()) return refuse('needs_reason')
  const { clientId, number } = found
  const deciding = { businessId, invoiceId, actor: signer.actor, now }
  return inTransaction(async (tx) => {
    await lockClient(tx, businessId, clientId)
    const open = await openCase(tx, deciding)
    if (!open) return refuse('not_open')
    if (open.step && leavesChase(open.step)) return refuse('already_out')
    const missing = missingOf(checklist(await readEscalationFacts(tx, businessId, invoiceId, now), open.answers))
    if (missing.length > 0 && !overrideReason) return refuse('checklist_open')

    const checked = await checkStep(tx, signing)
    if (!checked.ok) return checked
    const caseId = await takeOver(tx, signing, open)
    const applied = await applyStep(tx, signing, checked.value, caseId)
    await tx.escalation.update({
      where: { businessId_id: { businessId, id: caseId } },
      data: {
        ...{ step, reason, signedBy: signer.actor, signedAt: now, ...applied },
        answers: { ...open.answers },
        endedAt: step === 'write_off' ? now : null,
      },
    })
    const data = {
      ...{ number, step, reason, missing },
      ...(missing.length > 0 && overrideReason && { overrideReason }),
    } satisfies TimelineData['escalation.signed']
    await recordEvents(tx, [
      { businessId, clientId, invoiceId, type: 'escalation.signed', actor: signer.actor, at: now, data },
    ])
    return ok({ caseId })
  })
}

/** Ends the step before and the tasks that asked for a decision, and answers the case that is signed now. */
async function takeOver(tx: Tx, signing: Signing, open: OpenCase): Promise<string> {
  const { businessId, invoiceId, step, signer, now } = signing
  const deciding = { businessId, invoiceId, actor: signer.actor, now }
  if (open.step) await endCase(tx, deciding, open, `the next step is the ${stepNames[step].toLowerCase()}`)
  const asked = await tx.task.findMany({
    where: { businessId, invoiceId, kind: 'escalation', doneAt: null },
    select: { key: true },
  })
  const outcome = `signed: ${stepNames[step].toLowerCase()}`
  for (const { key } of asked) await finishTask(tx, { businessId, key, outcome, actor: signer.actor, now })
  const next = open.step ? await openCase(tx, deciding) : open
  if (!next) throw new Error(`invoice ${invoiceId} left the chase set inside its own lock`)
  return next.id
}
