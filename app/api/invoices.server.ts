import { z } from 'zod'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { prisma } from '#app/db/client.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { findInvoiceIds } from '#app/db/read/invoice-ids.server.ts'
import { patchDraft } from '#app/features/invoices/patch-draft.server.ts'
import { issueInvoice } from '#app/features/invoices/issue-invoice.server.ts'
import {
  EnterBySchema,
  InvoiceQuerySchema,
  InvoiceSchema,
  NewInvoiceSchema,
  PatchInvoiceSchema,
} from './invoice-schema.ts'
import { patchOf } from './invoice-body.ts'
import { invoiceSelect, invoicesOut, readInvoiceOut } from './invoice-out.server.ts'
import { ExpandedInvoiceSchema, expandInvoices, invoiceExpansions } from './expanded-invoices.server.ts'
import { asRead } from './entity-tag.ts'
import { readInvoiceVersion } from './invoice-version.server.ts'
import { creationProblems, writeInvoice } from './write-invoice.server.ts'
import { answer, operation, refusal } from './operation.ts'
import type { Outcome } from './operation.ts'
import { nextOf, pageOf, rowsToRead } from './page-schema.ts'
import { moved, notFound, problem } from './problem.ts'

/** The version first: a tag may be older than what it comes with, never newer. */
async function readVersioned(
  businessId: string,
  id: string,
  now: Date,
  expand: ReadonlySet<(typeof invoiceExpansions)[number]> = new Set(),
): Promise<Outcome> {
  const version = await readInvoiceVersion(prisma, businessId, id)
  const invoice = await readInvoiceOut(businessId, id, now)
  if (!invoice || version === null) return refusal(notFound('invoice'))
  const [expanded] = await expandInvoices(businessId, [invoice], expand)
  return answer(expanded, 200, version)
}

export const invoiceOperations = [
  operation({
    id: 'listInvoices',
    method: 'GET',
    path: '/invoices',
    tag: 'invoices',
    summary: 'Invoices, the newest first',
    scope: 'read',
    query: InvoiceQuerySchema,
    expand: invoiceExpansions,
    out: pageOf(ExpandedInvoiceSchema),
    handle: async ({ caller: { businessId }, query, expand, now }) => {
      const { timeZone } = await prisma.business.findUniqueOrThrow({ where: { id: businessId } })
      const today = todayIn(timeZone, instantOf(now))
      const ids = await findInvoiceIds(businessId, query, { today, limit: rowsToRead(query) })
      const where = { businessId, id: { in: ids } }
      const rows = await prisma.invoice.findMany({ where, select: invoiceSelect, orderBy: { id: 'desc' } })
      const invoices = await invoicesOut(businessId, rows.slice(0, query.limit), now)
      return answer({ data: await expandInvoices(businessId, invoices, expand), next: nextOf(rows, query) })
    },
  }),
  operation({
    id: 'createInvoice',
    method: 'POST',
    path: '/invoices',
    tag: 'invoices',
    summary: 'Write an invoice, and issue it where asked',
    description:
      'With `issue` it is owed from now on and followed up; without, it stays a draft that can be issued later.',
    scope: 'write',
    body: NewInvoiceSchema,
    out: InvoiceSchema,
    outStatus: 201,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, body, now }) => {
      const written = await writeInvoice({ businessId, body, actor, now })
      if ('kind' in written) return refusal(written)
      return answer(await readInvoiceOut(businessId, written.invoiceId, now), 201)
    },
  }),
  operation({
    id: 'getInvoice',
    method: 'GET',
    path: '/invoices/{id}',
    tag: 'invoices',
    summary: 'One invoice, as it stands now',
    scope: 'read',
    expand: invoiceExpansions,
    out: ExpandedInvoiceSchema,
    versioned: true,
    handle: async ({ caller: { businessId }, id, expand, now }) => readVersioned(businessId, id, now, expand),
  }),
  operation({
    id: 'patchInvoice',
    method: 'PATCH',
    path: '/invoices/{id}',
    tag: 'invoices',
    summary: 'Change a draft',
    description: 'What is issued is not changed any more: it is credited or voided.',
    scope: 'write',
    body: PatchInvoiceSchema,
    out: InvoiceSchema,
    versioned: true,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id, body, ifMatch, now }) => {
      const change = patchOf(body)
      if ('kind' in change) return refusal(change)
      const guard = asRead(ifMatch, (tx: Tx) => readInvoiceVersion(tx, businessId, id))
      const changed = await patchDraft({ businessId, invoiceId: id, change, ...guard, actor, now })
      if (changed.ok) return readVersioned(businessId, id, now)
      if (changed.reason === 'not_found') return refusal(notFound('invoice'))
      if (changed.reason === 'moved') return refusal(moved)
      if (changed.reason === 'not_draft') return refusal(problem('conflict', 'This invoice is no draft any more.'))
      return refusal(creationProblems[changed.reason])
    },
  }),
  operation({
    id: 'issueInvoice',
    method: 'POST',
    path: '/invoices/{id}/issue',
    tag: 'invoices',
    summary: 'Make a draft owed',
    description: 'What is issued already stays as it is.',
    scope: 'write',
    body: z.strictObject({ enterBy: EnterBySchema }),
    out: InvoiceSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id, body: { enterBy }, now }) => {
      const issued = await issueInvoice({ businessId, invoiceId: id, enterBy, actor, now })
      if (issued.ok) return answer(await readInvoiceOut(businessId, id, now))
      const voided = problem('conflict', 'This invoice is void or written off and cannot be issued.')
      return refusal(issued.reason === 'not_found' ? notFound('invoice') : voided)
    },
  }),
]
