import { z } from 'zod'
import { env } from '#app/env.server.ts'
import { prisma } from '#app/db/client.server.ts'
import { readPortalLinks } from '#app/db/read/portal-links.server.ts'
import { createInvoicePortalLink } from '#app/features/invoices/create-invoice-portal-link.server.ts'
import { endPortalLink } from '#app/features/invoices/end-portal-link.server.ts'
import { derivePortalToken, findPortalToken } from '#app/portal-token.server.ts'
import { InstantOutSchema } from './day-schema.ts'
import { hasInvoice } from './found.server.ts'
import { answer, nothing, operation, refusal } from './operation.ts'
import { pageOf } from './page-schema.ts'
import { notFound, problem } from './problem.ts'

const PortalLinkSchema = z.strictObject({ url: z.url() }).meta({ id: 'PortalLink' })

// The address is a secret and no token lies in the database, so a repeated call gets it made again from the link's id.
const RecordSchema = z.object({ portalLinkId: z.string() })
const linkOut = (token: string) => ({ url: `${env.PUBLIC_URL}/p/${token}` })

async function linkAgain(businessId: string, id: string) {
  const link = await prisma.portalLink.findUnique({ where: { businessId_id: { businessId, id } } })
  return linkOut((link && findPortalToken(link)) ?? derivePortalToken(id))
}

const LinkOnRecordSchema = z
  .strictObject({
    id: z.uuid(),
    sentTo: z.string().nullable().meta({ description: 'Whom it was mailed to; null: a person made it.' }),
    createdAt: InstantOutSchema,
    revokedAt: InstantOutSchema.nullable(),
    views: z.array(
      z.strictObject({
        reader: z.enum(['person', 'browser', 'scanner']).meta({ description: 'As far as it can be told.' }),
        count: z.int(),
        lastAt: InstantOutSchema,
      }),
    ),
  })
  .meta({ id: 'PortalLinkOnRecord', description: 'An address of an invoice’s page, without its secret part.' })

export const portalLinkOperations = [
  operation({
    id: 'listInvoicePortalLinks',
    method: 'GET',
    path: '/invoices/{id}/portal-links',
    tag: 'invoices',
    summary: "The newest addresses of the invoice's page, and who opened them",
    description: 'The last twelve: `next` is always null.',
    scope: 'read',
    out: pageOf(LinkOnRecordSchema),
    handle: async ({ caller: { businessId }, id }) => {
      if (!(await hasInvoice(businessId, id))) return refusal(notFound('invoice'))
      const links = await readPortalLinks(businessId, id)
      const data = links.map(({ id: linkId, sentTo, createdAt, revokedAt, views }) => ({
        ...{ id: linkId, sentTo, createdAt: createdAt.toISOString() },
        revokedAt: revokedAt && revokedAt.toISOString(),
        views: views.map(({ lastAt, ...view }) => ({ ...view, lastAt: lastAt.toISOString() })),
      }))
      return answer({ data, next: null })
    },
  }),
  operation({
    id: 'endPortalLink',
    method: 'DELETE',
    path: '/portal-links/{id}',
    tag: 'invoices',
    summary: 'Close an address of an invoice’s page for good',
    scope: 'write',
    outStatus: 204,
    handle: async ({ caller: { businessId }, actor, id: portalLinkId, now }) => {
      const where = { businessId_id: { businessId, id: portalLinkId } }
      const link = await prisma.portalLink.findUnique({ where, select: { invoiceId: true } })
      if (!link) return refusal(notFound('portal link'))
      const ended = await endPortalLink({ businessId, invoiceId: link.invoiceId, portalLinkId, actor, now })
      return ended.ok ? nothing : refusal(notFound('portal link'))
    },
  }),
  operation({
    id: 'createInvoicePortalLink',
    method: 'POST',
    path: '/invoices/{id}/portal-links',
    tag: 'invoices',
    summary: "Make an address of the invoice's portal page",
    description: 'Whoever has it sees and pays this invoice without signing in. Earlier addresses stay valid.',
    scope: 'write',
    out: PortalLinkSchema,
    outStatus: 201,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id: invoiceId, now }) => {
      const made = await createInvoicePortalLink({ businessId, invoiceId, actor, now })
      if (made.ok)
        return {
          answer: { status: 201, body: linkOut(derivePortalToken(made.value.portalLinkId)), record: made.value },
        }
      if (made.reason === 'not_found') return refusal(notFound('invoice'))
      return refusal(problem('conflict', 'A draft has no page yet: issue the invoice first.'))
    },
    replay: (record, { businessId }) => linkAgain(businessId, RecordSchema.parse(record).portalLinkId),
  }),
]
