import { z } from 'zod'
import { addDays } from '#app/domain/business-day.ts'
import { auditKinds } from '#app/domain/timeline/audit-kinds.ts'
import type { AuditKind } from '#app/domain/timeline/audit-kinds.ts'
import { prisma } from '#app/db/client.server.ts'
import { readAudit } from '#app/db/read/audit.server.ts'
import { searchEverything } from '#app/db/read/search.server.ts'
import { listUntouched } from '#app/db/read/untouched.server.ts'
import { readBusinessDay } from '#app/db/read/business-day.server.ts'
import { DayOutSchema, DaySchema, InstantOutSchema } from './day-schema.ts'
import { moneyOut, MoneySchema } from './money-schema.ts'
import { answer, operation } from './operation.ts'
import { cursorPageOf, CursorQuerySchema, pageOf } from './page-schema.ts'
import { lineOfText } from './text-schema.ts'

const HitSchema = z
  .strictObject({
    kind: z.enum(['invoice', 'client', 'payment', 'message', 'credit_note']),
    id: z.uuid(),
    title: z.string(),
    detail: z.string().meta({ description: 'Whose it is, or where it went.' }),
    state: z.string().nullable(),
    amount: MoneySchema.nullable(),
  })
  .meta({ id: 'SearchHit' })

const AuditEntrySchema = z
  .strictObject({
    id: z.uuid(),
    at: InstantOutSchema,
    type: z.string().meta({ description: 'Dotted, such as `hold.placed`. New types may come.' }),
    actor: z.string().meta({ description: 'By name, where a person or a key did it.' }),
    clientId: z.uuid().nullable(),
    invoiceId: z.uuid().nullable(),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'AuditEntry', description: 'Something that was done, with what a field held before and after.' })

const UntouchedSchema = z
  .strictObject({
    id: z.uuid(),
    number: z.string(),
    clientId: z.uuid(),
    clientName: z.string(),
    balance: MoneySchema,
    dueOn: DayOutSchema,
    touchedOn: DayOutSchema.nullable().meta({ description: 'The last mail, letter or call about it; null: none.' }),
  })
  .meta({ id: 'UntouchedInvoice', description: 'Overdue for longer without a contact than its policy allows.' })

/** How far back words are looked for, unless a first day is given. */
const TEXT_DAYS = 366
const AUDIT_ROWS = 50
const kinds = Object.keys(auditKinds) as [AuditKind, ...AuditKind[]]

export const lookupOperations = [
  operation({
    id: 'search',
    method: 'GET',
    path: '/search',
    tag: 'records',
    summary: 'Find invoices, clients, payments, mails and credit notes',
    description: 'By number, name, address, reference or sum; the best of each kind: `next` is always null.',
    scope: 'read',
    query: z.strictObject({ q: lineOfText(100) }),
    out: pageOf(HitSchema),
    handle: async ({ caller: { businessId }, query: { q } }) => {
      const business = await prisma.business.findUniqueOrThrow({
        where: { id: businessId },
        select: { currency: true },
      })
      const hits = await searchEverything(businessId, q, business.currency)
      return answer({
        data: hits.map(({ amount, ...hit }) => ({ ...hit, amount: amount && moneyOut(amount) })),
        next: null,
      })
    },
  }),
  operation({
    id: 'listAudit',
    method: 'GET',
    path: '/audit',
    tag: 'records',
    summary: 'Who did what, the latest first',
    scope: 'read',
    query: CursorQuerySchema.extend({
      who: z
        .string()
        .regex(/^(all|people|client|provider|system|(user|api):[\w-]{1,64})$/, 'must be all, people or one actor')
        .default('people')
        .meta({ description: '`people` (and keys), `all`, or one actor such as `user:<id>`, `client`, `system`.' }),
      kind: z.enum(kinds).optional(),
      from: DaySchema.optional(),
      until: DaySchema.optional(),
      q: lineOfText(100).optional().meta({ description: 'Part of a name or number; of the last year without `from`.' }),
    }),
    out: cursorPageOf(AuditEntrySchema),
    handle: async ({ caller: { businessId }, query, now }) => {
      const { who, kind = null, until = null, q: text = '', after = null } = query
      const { timeZone } = await prisma.business.findUniqueOrThrow({
        where: { id: businessId },
        select: { timeZone: true },
      })
      const from = query.from ?? (text ? addDays(await readBusinessDay(businessId, now), -TEXT_DAYS) : null)
      const filter = { who, kind, from, until, text, timeZone }
      const { entries, next } = await readAudit(businessId, filter, { after, limit: AUDIT_ROWS })
      const data = entries.map(({ id, at, actor, event, client, invoice }) => ({
        ...{ id, at: at.toISOString(), type: event.type, actor, data: event.data },
        ...{ clientId: client?.id ?? null, invoiceId: invoice?.id ?? null },
      }))
      return answer({ data, next })
    },
  }),
  operation({
    id: 'listUntouched',
    method: 'GET',
    path: '/untouched',
    tag: 'records',
    summary: 'Overdue invoices nobody was in touch about for too long',
    scope: 'read',
    query: CursorQuerySchema,
    out: cursorPageOf(UntouchedSchema),
    handle: async ({ caller: { businessId }, query: { after = null }, now }) => {
      const { rows, next } = await listUntouched(businessId, { after, today: await readBusinessDay(businessId, now) })
      const data = rows.map(({ id, number, client, balance, dueOn, touchedOn }) => ({
        ...{ id, number, clientId: client.id, clientName: client.name, balance: moneyOut(balance) },
        ...{ dueOn: dueOn.toString(), touchedOn: touchedOn && touchedOn.toString() },
      }))
      return answer({ data, next })
    },
  }),
]
