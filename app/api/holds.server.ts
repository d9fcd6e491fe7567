import { z } from 'zod'
import { addDays } from '#app/domain/business-day.ts'
import { prisma } from '#app/db/client.server.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import { readBusinessDay } from '#app/db/read/business-day.server.ts'
import { placeHold } from '#app/features/holds/place-hold.server.ts'
import { releaseHold } from '#app/features/holds/release-hold.server.ts'
import { hasClient } from './found.server.ts'
import { HoldOnRecordSchema, NewHoldSchema, NewRestSchema, recordOut, withCurrency } from './hold-schema.server.ts'
import { moneyIn } from './money-schema.ts'
import { answer, operation, refusal } from './operation.ts'
import type { Outcome } from './operation.ts'
import { olderThan, page, pageOf, PageQuerySchema, rowsToRead } from './page-schema.ts'
import type { PageQuery } from './page-schema.ts'
import { invalidField, notFound } from './problem.ts'

const REVIEW_DAYS = 30

const refusals = {
  already_over: invalidField('until', 'is over already'),
  needs_end: invalidField('until', 'or a reviewOn must be given'),
  review_passed: invalidField('reviewOn', 'is over already'),
  bad_amount: invalidField('amount', "must be more than nothing, in the invoice's currency"),
}

async function readHold(businessId: string, id: string): Promise<z.output<typeof HoldOnRecordSchema> | null> {
  const where = { businessId_id: { businessId, id } }
  const row = await prisma.hold.findUnique({ where, include: withCurrency })
  return row && recordOut(row)
}

interface Placing {
  readonly businessId: string
  readonly clientId: string | null
  readonly invoiceId: string | null
  readonly actor: string
  readonly now: Date
}

/** Without a last day somebody looks at it again. */
async function place(
  placing: Placing,
  { amount, until = null, ...wish }: z.output<typeof NewRestSchema> & Pick<z.output<typeof NewHoldSchema>, 'amount'>,
): Promise<Outcome> {
  const { businessId, now } = placing
  const reviewOn = wish.reviewOn ?? (until ? null : addDays(await readBusinessDay(businessId, now), REVIEW_DAYS))
  const placed = await placeHold({ ...placing, ...wish, until, reviewOn, amount: amount ? moneyIn(amount) : null })
  if (placed.ok) return answer(await readHold(businessId, placed.value.holdId), 201)
  if (placed.reason === 'not_found') return refusal(notFound(placing.invoiceId ? 'invoice' : 'client'))
  return refusal(refusals[placed.reason])
}

async function list(businessId: string, query: PageQuery, where: Prisma.HoldWhereInput): Promise<Outcome> {
  const rows = await prisma.hold.findMany({
    where: { businessId, ...where, ...olderThan(query) },
    orderBy: { id: 'desc' },
    take: rowsToRead(query),
    include: withCurrency,
  })
  return answer(page(rows, query, recordOut))
}

const clientOf = (businessId: string, id: string) =>
  prisma.invoice.findUnique({ where: { businessId_id: { businessId, id } }, select: { clientId: true } })

export const holdOperations = [
  operation({
    id: 'listInvoiceHolds',
    method: 'GET',
    path: '/invoices/{id}/holds',
    tag: 'holds',
    summary: 'Holds that rest or rested this invoice, the newest first',
    description: 'Holds of the whole client and of the whole business are among them.',
    scope: 'read',
    query: PageQuerySchema,
    out: pageOf(HoldOnRecordSchema),
    handle: async ({ caller: { businessId }, id, query }) => {
      const invoice = await clientOf(businessId, id)
      if (!invoice) return refusal(notFound('invoice'))
      return list(businessId, query, {
        OR: [{ invoiceId: id }, { clientId: invoice.clientId, invoiceId: null }, { clientId: null }],
      })
    },
  }),
  operation({
    id: 'placeInvoiceHold',
    method: 'POST',
    path: '/invoices/{id}/holds',
    tag: 'holds',
    summary: 'Rest the follow-up of an invoice',
    description: 'Nothing is sent about it through `until`; it goes on by itself the day after.',
    scope: 'write',
    body: NewHoldSchema,
    out: HoldOnRecordSchema,
    outStatus: 201,
    handle: async ({ caller: { businessId }, actor, id: invoiceId, body, now }) => {
      const invoice = await clientOf(businessId, invoiceId)
      if (!invoice) return refusal(notFound('invoice'))
      return place({ businessId, clientId: invoice.clientId, invoiceId, actor, now }, body)
    },
  }),
  operation({
    id: 'listClientHolds',
    method: 'GET',
    path: '/clients/{id}/holds',
    tag: 'holds',
    summary: 'Holds of a client and of their invoices, the newest first',
    scope: 'read',
    query: PageQuerySchema,
    out: pageOf(HoldOnRecordSchema),
    handle: async ({ caller: { businessId }, id: clientId, query }) =>
      (await hasClient(businessId, clientId)) ? list(businessId, query, { clientId }) : refusal(notFound('client')),
  }),
  operation({
    id: 'placeClientHold',
    method: 'POST',
    path: '/clients/{id}/holds',
    tag: 'holds',
    summary: 'Rest the follow-up of all invoices of a client',
    scope: 'write',
    body: NewRestSchema,
    out: HoldOnRecordSchema,
    outStatus: 201,
    handle: ({ caller: { businessId }, actor, id: clientId, body, now }) =>
      place({ businessId, clientId, invoiceId: null, actor, now }, body),
  }),
  operation({
    id: 'listHolds',
    method: 'GET',
    path: '/holds',
    tag: 'holds',
    summary: 'All holds, the newest first',
    scope: 'read',
    query: PageQuerySchema.extend({
      of: z
        .enum(['business', 'all'])
        .default('all')
        .meta({ description: '`business`: only those that rest everybody.' }),
      released: z.enum(['true', 'false']).optional().meta({ description: '`false`: only those nobody has lifted.' }),
    }),
    out: pageOf(HoldOnRecordSchema),
    handle: ({ caller: { businessId }, query }) =>
      list(businessId, query, {
        ...(query.of === 'business' && { clientId: null }),
        ...(query.released && { releasedAt: query.released === 'true' ? { not: null } : null }),
      }),
  }),
  operation({
    id: 'placeBusinessHold',
    method: 'POST',
    path: '/holds',
    tag: 'holds',
    summary: 'Rest the follow-up of everybody',
    scope: 'write',
    body: NewRestSchema,
    out: HoldOnRecordSchema,
    outStatus: 201,
    handle: ({ caller: { businessId }, actor, body, now }) =>
      place({ businessId, clientId: null, invoiceId: null, actor, now }, body),
  }),
  operation({
    id: 'getHold',
    method: 'GET',
    path: '/holds/{id}',
    tag: 'holds',
    summary: 'One hold',
    scope: 'read',
    out: HoldOnRecordSchema,
    handle: async ({ caller: { businessId }, id }) => {
      const hold = await readHold(businessId, id)
      return hold ? answer(hold) : refusal(notFound('hold'))
    },
  }),
  operation({
    id: 'releaseHold',
    method: 'POST',
    path: '/holds/{id}/release',
    tag: 'holds',
    summary: 'Let follow-up go on',
    description: 'One that is lifted already stays so. That of a dispute ends with its case alone: 404.',
    scope: 'write',
    out: HoldOnRecordSchema,
    handle: async ({ caller: { businessId }, actor, id: holdId, now }) => {
      const released = await releaseHold({ businessId, holdId, actor, now })
      return released.ok ? answer(await readHold(businessId, holdId)) : refusal(notFound('hold that can be lifted'))
    },
  }),
]
