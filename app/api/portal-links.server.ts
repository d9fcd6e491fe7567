import { z } from 'zod'
import { env } from '#app/env.server.ts'
import { createInvoicePortalLink } from '#app/features/invoices/create-invoice-portal-link.server.ts'
import { derivePortalToken } from '#app/portal-token.server.ts'
import { operation, refusal } from './operation.ts'
import { notFound, problem } from './problem.ts'

const PortalLinkSchema = z.strictObject({ url: z.url() }).meta({ id: 'PortalLink' })

// The address is a secret and no token lies in the database, so a repeated call gets it made again from the link's id.
const RecordSchema = z.object({ portalLinkId: z.string() })
const linkOut = ({ portalLinkId }: z.output<typeof RecordSchema>) => ({
  url: `${env.PUBLIC_URL}/p/${derivePortalToken(portalLinkId)}`,
})

export const portalLinkOperations = [
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
      if (made.ok) return { answer: { status: 201, body: linkOut(made.value), record: made.value } }
      if (made.reason === 'not_found') return refusal(notFound('invoice'))
      return refusal(problem('conflict', 'A draft has no page yet: issue the invoice first.'))
    },
    replay: (record) => linkOut(RecordSchema.parse(record)),
  }),
]
