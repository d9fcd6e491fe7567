import { z } from 'zod'
import type { Plan } from '#app/db/read/plans.server.ts'
import { standingOffer } from '#app/db/read/plans.server.ts'
import type { PlanOnRecord } from '#app/db/read/plan-standing.server.ts'
import { zero } from '#app/domain/money.ts'
import { mostInstalments } from '#app/domain/plan/plan-rules.ts'
import type { PlanRow } from '#app/domain/plan/plan-row.ts'
import { planStates } from '#app/domain/plan/plan-state.ts'
import { DayOutSchema, DaySchema, InstantOutSchema } from './day-schema.ts'
import { moneyIn, moneyOut, MoneySchema } from './money-schema.ts'
import { lineOfText, paragraph } from './text-schema.ts'

const sides = ['client', 'business'] as const

export const PlanSchema = z
  .strictObject({
    id: z.uuid(),
    clientId: z.uuid(),
    status: z.enum(planStates).meta({
      description: '`proposed`: the client’s offer waits for you; `countered`: yours waits for the client.',
    }),
    invoiceIds: z.array(z.uuid()),
    total: MoneySchema.meta({ description: 'What it covers: the instalments sum to it.' }),
    remaining: MoneySchema.meta({ description: 'What of it is open now.' }),
    instalments: z
      .array(
        z.strictObject({
          position: z.int().meta({ description: 'From 1; what `extend` names.' }),
          dueOn: DayOutSchema,
          amount: MoneySchema,
          paid: MoneySchema,
          status: z.enum(['paid', 'part_paid', 'due', 'late', 'upcoming']),
        }),
      )
      .meta({ description: 'Of the agreed plan, else of the offer that stands, by due day.' }),
    proposedBy: z.enum(sides).meta({ description: 'Who began the talk.' }),
    offeredBy: z.enum(sides).meta({ description: 'Who made the offer that stands or was accepted.' }),
    round: z.int(),
    message: z.string().nullable().meta({ description: 'What came with that offer.' }),
    answerBy: DayOutSchema.nullable().meta({ description: 'The last day on which an offer can be accepted.' }),
    acceptedAt: InstantOutSchema.nullable(),
    endedAt: InstantOutSchema.nullable(),
  })
  .meta({ id: 'Plan', description: 'A claim paid in instalments, from the first proposal to its end.' })

const InstalmentsSchema = z
  .array(z.strictObject({ dueOn: DaySchema, amount: MoneySchema }))
  .min(1, 'must have at least one instalment')
  .max(mostInstalments, `must have at most ${mostInstalments} instalments`)
  .meta({ description: 'By due day; they sum to what is open of the invoices.' })

const MessageSchema = paragraph(1000).nullish().meta({ description: 'What the client reads with it.' })

export const NewPlanSchema = z
  .strictObject({
    invoiceIds: z
      .array(z.uuid())
      .min(1, 'must name an invoice')
      .max(100, 'must name at most 100 invoices')
      .meta({ description: 'Of one client and one currency.' }),
    instalments: InstalmentsSchema,
    message: MessageSchema,
  })
  .meta({ id: 'NewPlan' })

export const CounterOfferSchema = z
  .strictObject({ instalments: InstalmentsSchema, message: MessageSchema })
  .meta({ id: 'CounterOffer' })

export const AcceptPlanSchema = z.strictObject({
  name: lineOfText(120)
    .nullish()
    .meta({ description: 'Who accepts, as it stands on the terms; the business’s name when left out.' }),
})

export const DeclinePlanSchema = z.strictObject({
  message: paragraph(1000).meta({ description: 'Why, in words the client reads.' }),
})

export const rowsIn = (rows: z.output<typeof InstalmentsSchema>): PlanRow[] =>
  rows.map(({ dueOn, amount }) => ({ dueOn, amount: moneyIn(amount) }))

/** `record`: how an agreed plan stands; null for one that never was. */
export function planOut(plan: Plan, record: PlanOnRecord | null): z.output<typeof PlanSchema> {
  const { by, rows, round, message } = standingOffer(plan)
  const none = zero(plan.total.currency)
  const offered = rows.map((row, n) => ({ ...row, position: n + 1, paid: none, status: 'upcoming' as const }))
  return {
    ...{ id: plan.id, clientId: plan.clientId, status: plan.state, proposedBy: plan.proposedBy, offeredBy: by, round },
    invoiceIds: plan.invoices.map(({ invoiceId }) => invoiceId),
    total: moneyOut(plan.total),
    remaining: moneyOut(record ? record.standing.remaining : plan.total),
    instalments: (record?.standing.instalments ?? offered).map(({ position, dueOn, amount, paid, status }) => ({
      ...{ position, dueOn: dueOn.toString(), amount: moneyOut(amount), paid: moneyOut(paid), status },
    })),
    message: message ?? (round === 1 ? plan.reason : null),
    answerBy: plan.acceptedAt ? null : plan.answerBy && plan.answerBy.toString(),
    acceptedAt: plan.acceptedAt && plan.acceptedAt.toISOString(),
    endedAt: plan.endedAt && plan.endedAt.toISOString(),
  }
}
