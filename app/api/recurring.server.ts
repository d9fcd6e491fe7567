import { z } from 'zod'
import { recurringStates } from '#app/domain/recurring/recurring-state.ts'
import { prisma } from '#app/db/client.server.ts'
import { readBusinessDay } from '#app/db/read/business-day.server.ts'
import { loadRecurring, recurringOf, withVersions } from '#app/db/read/recurring.server.ts'
import { changePrice } from '#app/features/recurring/change-price.server.ts'
import { changeRecurring } from '#app/features/recurring/change-recurring.server.ts'
import { createRecurring } from '#app/features/recurring/create-recurring.server.ts'
import type { CreateRefusal } from '#app/features/recurring/create-recurring.server.ts'
import { endRecurring } from '#app/features/recurring/end-recurring.server.ts'
import type { RecurringCall } from '#app/features/recurring/in-recurring.server.ts'
import { pauseRecurring } from '#app/features/recurring/pause-recurring.server.ts'
import { resumeRecurring } from '#app/features/recurring/resume-recurring.server.ts'
import { withdrawPrice } from '#app/features/recurring/withdraw-price.server.ts'
import { DaySchema } from './day-schema.ts'
import { bpsOf, linesOf } from './invoice-body.ts'
import { answer, operation, refusal } from './operation.ts'
import type { Operation, Outcome } from './operation.ts'
import { olderThan, page, pageOf, PageQuerySchema, rowsToRead } from './page-schema.ts'
import { invalidField, notFound, problem } from './problem.ts'
import type { Problem } from './problem.ts'
import {
  NewPriceSchema,
  NewRecurringSchema,
  recurringOut,
  RecurringSchema,
  RecurringSettingsSchema,
  settingsIn,
} from './recurring-schema.ts'

type Refusal = CreateRefusal | 'not_found' | 'made_already' | 'over' | 'no_period_left'

const refusals: Record<Refusal, Problem> = {
  not_found: notFound('recurring invoice'),
  client_not_found: invalidField('clientId', 'is no client of this business'),
  series_not_found: invalidField('seriesId', 'is no series in use'),
  starts_in_past: invalidField('startOn', 'is over already'),
  no_period: invalidField('endOn', 'is before its first period'),
  no_lines: invalidField('lines', 'must have at least one line'),
  nothing_to_pay: invalidField('lines', 'come to nothing'),
  due_before_issued: invalidField('termsDays', 'must be at least 0'),
  due_too_late: invalidField('termsDays', 'is longer than anyone grants'),
  discount_before_issued: invalidField('lines', 'cannot be invoiced'),
  negative_total: invalidField('lines', 'come to less than nothing'),
  unreasonable_total: invalidField('lines', 'come to more than can be right'),
  made_already: problem('conflict', 'Invoices were made from that day on already.'),
  over: problem('conflict', 'It is in that state already.'),
  no_period_left: problem('conflict', 'It has no period left to go on with.'),
}

async function read(businessId: string, id: string, status: 200 | 201 = 200): Promise<Outcome> {
  const recurring = await loadRecurring(prisma, businessId, id)
  return recurring ? answer(recurringOut(recurring), status) : refusal(refusals.not_found)
}

async function done(
  { businessId, recurringId }: { businessId: string; recurringId: string },
  result: { readonly ok: true } | { readonly ok: false; readonly reason: Refusal },
): Promise<Outcome> {
  return result.ok ? read(businessId, recurringId) : refusal(refusals[result.reason])
}

type Verb = (call: RecurringCall) => Promise<{ ok: true } | { ok: false; reason: Refusal }>

const step = (name: 'pause' | 'resume' | 'end', summary: string, description: string, verb: Verb): Operation =>
  operation({
    id: `${name}Recurring`,
    method: 'POST',
    path: `/recurring/{id}/${name}`,
    tag: 'recurring',
    ...{ summary, description, scope: 'write', out: RecurringSchema, problems: ['conflict'] },
    handle: async ({ caller: { businessId }, actor, id: recurringId, now }) => {
      const call = { businessId, recurringId, actor, now }
      return done(call, await verb(call))
    },
  })

export const recurringOperations = [
  operation({
    id: 'listRecurring',
    method: 'GET',
    path: '/recurring',
    tag: 'recurring',
    summary: 'Recurring invoices, the newest first',
    scope: 'read',
    query: PageQuerySchema.extend({
      status: z.enum(recurringStates).optional(),
      clientId: z.uuid().optional(),
    }),
    out: pageOf(RecurringSchema),
    handle: async ({ caller: { businessId }, query }) => {
      const { status, clientId } = query
      const rows = await prisma.recurringInvoice.findMany({
        where: { businessId, ...(status && { state: status }), ...(clientId && { clientId }), ...olderThan(query) },
        orderBy: { id: 'desc' },
        take: rowsToRead(query),
        include: withVersions,
      })
      return answer(page(rows, query, (row) => recurringOut(recurringOf(row))))
    },
  }),
  operation({
    id: 'createRecurring',
    method: 'POST',
    path: '/recurring',
    tag: 'recurring',
    summary: 'Set up an invoice that is made again and again',
    scope: 'write',
    body: NewRecurringSchema,
    out: RecurringSchema,
    outStatus: 201,
    handle: async ({ caller: { businessId }, actor, body, now }) => {
      const { clientId, every, unit, startOn, monthEnd } = body
      const lines = linesOf(body.lines, body.currency ?? null)
      if ('problem' in lines) return refusal(lines.problem)
      const business = await prisma.business.findUniqueOrThrow({
        where: { id: businessId },
        select: { currency: true },
      })
      const made = await createRecurring({
        ...{ businessId, actor, now, today: await readBusinessDay(businessId, now) },
        recurring: {
          ...{ clientId, rhythm: { every, unit, startOn, monthEnd }, ...settingsIn(body) },
          currency: lines.currency ?? business.currency,
          content: {
            ...{ lines: lines.lines, taxInclusive: body.taxInclusive, rebateBps: bpsOf(body.discountPercent) },
          },
        },
      })
      return made.ok ? read(businessId, made.value.recurringId, 201) : refusal(refusals[made.reason])
    },
  }),
  operation({
    id: 'getRecurring',
    method: 'GET',
    path: '/recurring/{id}',
    tag: 'recurring',
    summary: 'One recurring invoice, with its lines',
    scope: 'read',
    out: RecurringSchema,
    handle: ({ caller: { businessId }, id }) => read(businessId, id),
  }),
  operation({
    id: 'changeRecurring',
    method: 'POST',
    path: '/recurring/{id}/settings',
    tag: 'recurring',
    summary: 'Set what can be changed while it runs',
    description: 'All settings at once: what is left out takes its default. Invoices that were made stay as they are.',
    scope: 'write',
    body: RecurringSettingsSchema,
    out: RecurringSchema,
    handle: async ({ caller: { businessId }, actor, id: recurringId, body, now }) => {
      const call = { businessId, recurringId, actor, now }
      return done(call, await changeRecurring({ ...call, settings: settingsIn(body) }))
    },
  }),
  operation({
    id: 'changeRecurringPrice',
    method: 'POST',
    path: '/recurring/{id}/prices',
    tag: 'recurring',
    summary: 'Give it other lines from a day on',
    description: 'In its own currency. The same day again takes the place of what was set for it.',
    scope: 'write',
    body: NewPriceSchema,
    out: RecurringSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id: recurringId, body, now }) => {
      const call = { businessId, recurringId, actor, now }
      const recurring = await loadRecurring(prisma, businessId, recurringId)
      if (!recurring) return refusal(refusals.not_found)
      const read = linesOf(body.lines, recurring.currency)
      if ('problem' in read) return refusal(read.problem)
      const { fromOn, taxInclusive, discountPercent } = body
      const version = { fromOn, lines: read.lines, taxInclusive, rebateBps: bpsOf(discountPercent) }
      return done(call, await changePrice({ ...call, version }))
    },
  }),
  operation({
    id: 'withdrawRecurringPrice',
    method: 'POST',
    path: '/recurring/{id}/prices/withdraw',
    tag: 'recurring',
    summary: 'Take back other lines that no invoice was made with yet',
    scope: 'write',
    body: z.strictObject({ fromOn: DaySchema }),
    out: RecurringSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id: recurringId, body: { fromOn }, now }) => {
      const call = { businessId, recurringId, actor, now }
      return done(call, await withdrawPrice({ ...call, fromOn }))
    },
  }),
  step('pause', 'Make no invoices for now', 'Periods that begin meanwhile are left out for good.', pauseRecurring),
  step(
    'resume',
    'Go on with what was paused or ended',
    'What began before today stays left out; today’s period is made today.',
    resumeRecurring,
  ),
  step('end', 'Make no more invoices', 'Those that were made stay as they are.', endRecurring),
]
