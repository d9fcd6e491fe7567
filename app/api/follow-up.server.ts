import { z } from 'zod'
import { addDays, dateOf, instantOf, todayIn } from '#app/domain/business-day.ts'
import { currentStage, decideDunning, followUpOf } from '#app/domain/dunning/decide-dunning.ts'
import type { DunningReason } from '#app/domain/dunning/dunning-decision.ts'
import type { DunningFacts, DunningInvoice } from '#app/domain/dunning/dunning-facts.ts'
import { ladderOf, stageKeys } from '#app/domain/dunning/dunning-policy.ts'
import { explainReason } from '#app/domain/dunning/explain-dunning.ts'
import { activeHolds } from '#app/domain/dunning/hold.ts'
import { invoiceId as toInvoiceId } from '#app/domain/ids.ts'
import { prisma } from '#app/db/client.server.ts'
import { loadDunningFacts } from '#app/db/read/dunning-facts.server.ts'
import { DayOutSchema, InstantOutSchema } from './day-schema.ts'
import { holdOut, nextStepOut } from './invoice-out.server.ts'
import { HoldOutSchema, NextStepSchema } from './invoice-schema.ts'
import { answer, operation, refusal } from './operation.ts'
import { notFound } from './problem.ts'

const ReasonSchema = z
  .strictObject({
    invoiceId: z.uuid(),
    number: z.string(),
    code: z
      .string()
      .meta({ description: 'Such as `due`, `spacing`, `contact_gap`, `hold`, `processing`, `nothing_open`.' }),
    text: z.string().meta({ description: 'The same in one plain sentence.' }),
  })
  .meta({ id: 'FollowUpReason' })

const FollowUpSchema = z
  .strictObject({
    invoiceId: z.uuid(),
    asOf: InstantOutSchema,
    stage: z.enum(stageKeys).nullable(),
    nextStep: NextStepSchema.nullable(),
    why: ReasonSchema.meta({ description: 'Why the next step is what it is and when it is, or why nothing is sent.' }),
    holds: z.array(HoldOutSchema),
    client: z
      .strictObject({
        decision: z.enum(['remind', 'letter', 'call', 'escalate', 'no_recipient', 'hold', 'wait']),
        nextCheckAt: InstantOutSchema.nullable(),
        reasons: z.array(ReasonSchema),
      })
      .nullable()
      .meta({
        description: 'What would be decided about the client now, all open invoices together; null when nothing is.',
      }),
    ladder: z
      .array(
        z.strictObject({
          stage: z.enum(stageKeys),
          earliestOn: DayOutSchema.meta({
            description: 'The due date and the offset of the stage; spacing may move it.',
          }),
          channel: z.string(),
          outcome: z.enum(['completed', 'obsolete', 'skipped', 'pending', 'failed']).nullable(),
          at: InstantOutSchema.nullable(),
        }),
      )
      .meta({ description: 'Every stage of the policy, with what became of it; null: still ahead.' }),
  })
  .meta({ id: 'FollowUp', description: 'Why this, why now, what next.' })

export const followUpOperations = [
  operation({
    id: 'getInvoiceFollowUp',
    method: 'GET',
    path: '/invoices/{id}/follow-up',
    tag: 'invoices',
    summary: 'Why this, why now, what next',
    scope: 'read',
    out: FollowUpSchema,
    handle: async ({ caller: { businessId }, id, now }) => {
      const key = { businessId, id }
      const row = await prisma.invoice.findUnique({
        where: { businessId_id: key },
        select: { number: true, clientId: true, client: { select: { business: { select: { locale: true } } } } },
      })
      const facts = row && (await loadDunningFacts(prisma, businessId, row.clientId, now))
      if (!facts) return refusal(notFound('invoice'))
      const { locale } = row.client.business
      const invoice = facts.invoices.find((open) => open.id === id)
      return answer(invoice ? followUpOut(invoice, facts, now, locale) : nothingOpen(id, row.number, now, locale))
    },
  }),
]

function followUpOut(
  invoice: DunningInvoice,
  facts: DunningFacts,
  now: Date,
  locale: string,
): z.output<typeof FollowUpSchema> {
  const at = instantOf(now)
  const decision = decideDunning(facts, at)
  const { nextStep, reason } = followUpOf(invoice, facts, at)
  const today = todayIn(facts.business.timeZone, at)
  return {
    invoiceId: invoice.id,
    asOf: now.toISOString(),
    stage: currentStage(invoice),
    nextStep: nextStepOut(nextStep),
    why: reasonOut(reason, locale),
    holds: activeHolds(invoice.holds, today).map(holdOut),
    client: {
      decision: decision.kind,
      nextCheckAt: decision.nextCheckAt && dateOf(decision.nextCheckAt).toISOString(),
      reasons: decision.reasons.map((each) => reasonOut(each, locale)),
    },
    ladder: ladderOf(invoice.policy).map(({ id, key, offsetDays, channel }) => {
      const step = invoice.steps.filter(({ stage }) => stage === id).at(-1)
      return {
        stage: key,
        earliestOn: addDays(invoice.dueOn, offsetDays).toString(),
        channel,
        outcome: step?.outcome ?? null,
        at: step ? dateOf(step.at).toISOString() : null,
      }
    }),
  }
}

function nothingOpen(invoiceId: string, number: string, now: Date, locale: string): z.output<typeof FollowUpSchema> {
  const why = reasonOut({ invoiceId: toInvoiceId(invoiceId), number, code: 'nothing_open' }, locale)
  return { invoiceId, asOf: now.toISOString(), stage: null, nextStep: null, why, holds: [], client: null, ladder: [] }
}

const reasonOut = (reason: DunningReason, locale: string): z.output<typeof ReasonSchema> => ({
  invoiceId: reason.invoiceId,
  number: reason.number,
  code: reason.code,
  text: explainReason(reason, locale),
})
