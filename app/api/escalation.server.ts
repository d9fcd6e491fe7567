import { z } from 'zod'
import { checkKeys, checklist, checkQuestions, noAnswers } from '#app/domain/escalation/checklist.ts'
import { escalationSteps } from '#app/domain/escalation/escalation-step.ts'
import { prisma } from '#app/db/client.server.ts'
import { readEscalationFacts, readOpenCase } from '#app/db/read/escalation.server.ts'
import { saveAnswers } from '#app/features/escalation/save-answers.server.ts'
import { InstantOutSchema } from './day-schema.ts'
import { hasInvoice } from './found.server.ts'
import { answer, operation, refusal } from './operation.ts'
import type { Outcome } from './operation.ts'
import { notFound, problem } from './problem.ts'
import { paragraph } from './text-schema.ts'

const AnswersSchema = z
  .strictObject({
    costMinor: z
      .int()
      .min(0)
      .nullable()
      .meta({ description: "What going on will cost, in minor units of the invoice's currency." }),
    weighed: paragraph(1000).nullable().meta({ description: 'Whether it is worth it, and why.' }),
    adviceSought: z.boolean().nullable(),
    adviceFrom: paragraph(1000).nullable(),
  })
  .meta({ id: 'EscalationAnswers', description: 'What only a person can say.' })

const EscalationSchema = z
  .strictObject({
    invoiceId: z.uuid(),
    checks: z.array(
      z.strictObject({
        key: z.enum(checkKeys),
        question: z.string(),
        isDone: z.boolean(),
        byRecord: z.boolean().meta({ description: 'True: the record says so; false: a person answers it.' }),
      }),
    ),
    answers: z.strictObject({
      costMinor: z.int().nullable(),
      weighed: z.string().nullable(),
      adviceSought: z.boolean().nullable(),
      adviceFrom: z.string().nullable(),
    }),
    signed: z
      .strictObject({
        step: z.enum(escalationSteps),
        reason: z.string().nullable(),
        at: InstantOutSchema.nullable(),
        letterId: z.uuid().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'Escalation', description: 'What was tried before anything harder. People sign it, on the desk.' })

async function read(businessId: string, invoiceId: string, now: Date): Promise<Outcome> {
  if (!(await hasInvoice(businessId, invoiceId))) return refusal(notFound('invoice'))
  const [facts, open] = await Promise.all([
    readEscalationFacts(prisma, businessId, invoiceId, now),
    readOpenCase(prisma, businessId, invoiceId),
  ])
  const answers = open?.answers ?? noAnswers
  return answer({
    ...{ invoiceId, answers },
    checks: checklist(facts, answers).map((check) => ({ ...check, question: checkQuestions[check.key] })),
    signed: open?.step
      ? {
          ...{ step: open.step, reason: open.reason, letterId: open.letterId },
          at: open.signedAt && open.signedAt.toISOString(),
        }
      : null,
  })
}

export const escalationOperations = [
  operation({
    id: 'getInvoiceEscalation',
    method: 'GET',
    path: '/invoices/{id}/escalation',
    tag: 'invoices',
    summary: 'The checklist before anything harder than a reminder',
    description: 'Signing what comes next, and taking it back, is left to people on the desk.',
    scope: 'read',
    out: EscalationSchema,
    handle: ({ caller: { businessId }, id, now }) => read(businessId, id, now),
  }),
  operation({
    id: 'answerInvoiceEscalation',
    method: 'POST',
    path: '/invoices/{id}/escalation/answers',
    tag: 'invoices',
    summary: 'Keep what somebody answered to the checklist',
    description: 'All answers at once; the first ones open the case.',
    scope: 'write',
    body: AnswersSchema,
    out: EscalationSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id: invoiceId, body: answers, now }) => {
      const saved = await saveAnswers({ businessId, invoiceId, answers, actor, now })
      if (saved.ok || saved.reason === 'not_found') return read(businessId, invoiceId, now)
      return refusal(problem('conflict', 'Nothing is open on this invoice.'))
    },
  }),
]
