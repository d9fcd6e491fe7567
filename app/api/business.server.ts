import { z } from 'zod'
import { templateKinds } from '#app/domain/words/template-kinds.ts'
import { languages } from '#app/domain/words/language.ts'
import { prisma } from '#app/db/client.server.ts'
import { readBusinessDay } from '#app/db/read/business-day.server.ts'
import { readSettings } from '#app/db/read/business-settings.server.ts'
import { readNumbering } from '#app/db/read/numbering.server.ts'
import { listOwnTemplates } from '#app/db/read/templates.server.ts'
import { changeSettings } from '#app/features/settings/change-settings.server.ts'
import { DayOutSchema } from './day-schema.ts'
import { answer, operation, refusal } from './operation.ts'
import type { Outcome } from './operation.ts'
import { pageOf } from './page-schema.ts'
import { problem } from './problem.ts'
import { emailAddress, lineOfText, paragraph } from './text-schema.ts'

const BusinessSchema = z
  .strictObject({
    id: z.uuid(),
    slug: z.string(),
    name: z.string(),
    email: z.string(),
    phone: z.string().nullable(),
    postalAddress: z.string().nullable(),
    brandColor: z.string(),
    transferDetails: z.string().nullable().meta({ description: 'How to pay by transfer or cheque.' }),
    currency: z.string(),
    timeZone: z.string(),
    today: DayOutSchema.meta({ description: 'The day it is there.' }),
    sendHour: z.int().meta({ description: 'Local hour of the client at which reminders go out.' }),
    accepts: z.strictObject({ card: z.boolean(), ach: z.boolean(), paypal: z.boolean() }),
    thankYouWaitHours: z.int(),
  })
  .meta({ id: 'Business', description: 'Who issues the invoices.' })

const ProfileSchema = z
  .strictObject({
    name: lineOfText(120).optional(),
    email: emailAddress().optional(),
    phone: lineOfText(50).nullish(),
    postalAddress: paragraph(500).nullish(),
    brandColor: lineOfText(7).optional().meta({ description: 'Such as #1f4f82.' }),
    transferDetails: paragraph(1000).nullish(),
    sendHour: z.int().min(0).max(23).optional(),
    thankYouWaitHours: z.int().min(0).optional(),
  })
  .meta({ id: 'BusinessChanges', description: 'Only what is named changes; null empties a field.' })

async function read(businessId: string, now: Date): Promise<Outcome> {
  const settings = await readSettings(businessId)
  const today = await readBusinessDay(businessId, now)
  return answer({
    ...{ id: businessId, slug: settings.slug, name: settings.name, email: settings.email, phone: settings.phone },
    ...{ postalAddress: settings.postalAddress, brandColor: settings.brandColor, currency: settings.currency },
    ...{ transferDetails: settings.transferDetails, timeZone: settings.timeZone, today: today.toString() },
    ...{ sendHour: settings.sendHour, thankYouWaitHours: settings.thankYouWaitHours },
    accepts: { card: settings.acceptsCard, ach: settings.acceptsAch, paypal: settings.acceptsPaypal },
  })
}

const SeriesSchema = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    pattern: z.string().meta({ examples: ['INV-{YYYY}-{0000}'] }),
    yearly: z.boolean(),
    nextNumber: z.string().meta({ description: 'What an invoice issued today would get.' }),
    isDefault: z.boolean(),
    isArchived: z.boolean(),
  })
  .meta({ id: 'NumberSeries' })

const ColleagueSchema = z
  .strictObject({ id: z.string(), name: z.string(), role: z.enum(['owner', 'admin', 'collector', 'bookkeeper']) })
  .meta({ id: 'Colleague', description: 'Somebody who belongs to the business.' })

const TemplateSchema = z
  .strictObject({
    kind: z.string(),
    language: z.enum(languages),
    ownVersion: z.int().nullable().meta({ description: 'Null: the words Dunwell comes with.' }),
  })
  .meta({ id: 'TemplateInUse' })

export const businessOperations = [
  operation({
    id: 'getBusiness',
    method: 'GET',
    path: '/business',
    tag: 'business',
    summary: 'The business this key belongs to',
    scope: 'read',
    out: BusinessSchema,
    handle: ({ caller: { businessId }, now }) => read(businessId, now),
  }),
  operation({
    id: 'updateBusiness',
    method: 'PATCH',
    path: '/business',
    tag: 'business',
    summary: 'Change what the business says of itself',
    description:
      'Team, keys, second factor and ways to pay are left to people on the desk. `transferDetails`, where clients send money, needs a key with the scope "money".',
    scope: 'write',
    body: ProfileSchema,
    out: BusinessSchema,
    handle: async ({ caller: { businessId, scopes }, actor, body, now }) => {
      if (body.transferDetails !== undefined && !scopes.includes('money'))
        return refusal(problem('forbidden', 'This key lacks the scope "money", which `transferDetails` needs.'))
      const { slug: _slug, currency: _currency, hasLogo: _hasLogo, ...before } = await readSettings(businessId)
      const named = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
      const changed = await changeSettings({
        ...{ businessId, typed: { ...before, ...named }, logo: new Uint8Array(), removeLogo: false, actor, now },
      })
      if (changed.ok) return read(businessId, now)
      const errors = (changed.faults ?? []).map(({ field, message }) => ({ path: field, message }))
      return refusal(problem('invalid_request', `${errors[0]?.path}: ${errors[0]?.message}`, errors))
    },
  }),
  operation({
    id: 'listNumberSeries',
    method: 'GET',
    path: '/number-series',
    tag: 'business',
    summary: 'The rows of invoice numbers, the default one first',
    description: 'All of them at once: `next` is always null.',
    scope: 'read',
    out: pageOf(SeriesSchema),
    handle: async ({ caller: { businessId }, now }) => {
      const { series } = await readNumbering(businessId, await readBusinessDay(businessId, now))
      const data = series.map(({ id, name, pattern, yearly, nextNumber, isDefault, archived }) => ({
        ...{ id, name, pattern, yearly, nextNumber, isDefault, isArchived: archived },
      }))
      return answer({ data, next: null })
    },
  }),
  operation({
    id: 'listTeam',
    method: 'GET',
    path: '/team',
    tag: 'business',
    summary: 'Who belongs to the business, by name',
    description: 'For `case-owner`. Who belongs to it is decided on the desk. `next` is always null.',
    scope: 'read',
    out: pageOf(ColleagueSchema),
    handle: async ({ caller: { businessId } }) => {
      const rows = await prisma.membership.findMany({
        where: { businessId },
        select: { role: true, user: { select: { id: true, name: true } } },
        orderBy: { user: { name: 'asc' } },
      })
      return answer({ data: rows.map(({ role, user }) => ({ ...user, role })), next: null })
    },
  }),
  operation({
    id: 'listTemplates',
    method: 'GET',
    path: '/templates',
    tag: 'business',
    summary: 'Every kind of mail and letter in every language, and whether its words are your own',
    description: 'Words are written on the desk, where they can be seen. `next` is always null.',
    scope: 'read',
    out: pageOf(TemplateSchema),
    handle: async ({ caller: { businessId } }) => {
      const own = await listOwnTemplates(businessId)
      const versionOf = new Map(own.map(({ kind, language, version }) => [`${kind} ${language}`, version]))
      const data = templateKinds.flatMap((kind) =>
        languages.map((language) => ({ kind, language, ownVersion: versionOf.get(`${kind} ${language}`) ?? null })),
      )
      return answer({ data, next: null })
    },
  }),
]
