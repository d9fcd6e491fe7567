import { prisma } from '#app/db/client.server.ts'
import { nameKey } from '#app/domain/client/name-key.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { createClient } from '#app/features/clients/create-client.server.ts'
import { updateClient } from '#app/features/clients/update-client.server.ts'
import { clientOut, clientSelect } from './client-out.server.ts'
import { ClientChangesSchema, ClientSchema, NewClientSchema } from './client-schema.ts'
import { InstantSchema } from './day-schema.ts'
import { asRead, versionOf } from './entity-tag.ts'
import { answer, operation, refusal } from './operation.ts'
import type { Outcome } from './operation.ts'
import { page, pageOf, PageQuerySchema, rowsToRead } from './page-schema.ts'
import { moved, notFound, problem } from './problem.ts'
import { emailAddress, lineOfText } from './text-schema.ts'

/** What is stored of a client and can be changed by PATCH, its addresses included. */
async function readVersion(db: Tx, businessId: string, id: string): Promise<string | null> {
  const row = await db.client.findUnique({ where: { businessId_id: { businessId, id } }, select: clientSelect })
  return row && versionOf(row)
}

async function readClient(businessId: string, id: string) {
  const row = await prisma.client.findUnique({ where: { businessId_id: { businessId, id } }, select: clientSelect })
  return row && clientOut(row)
}

/** The version first: a tag may be older than what it comes with, never newer. */
async function readVersioned(businessId: string, id: string): Promise<Outcome> {
  const version = await readVersion(prisma, businessId, id)
  const client = await readClient(businessId, id)
  return client && version !== null ? answer(client, 200, version) : refusal(notFound('client'))
}

const codeTaken = problem('conflict', 'Another client has this code.', [
  { path: 'code', message: 'is the code of another client' },
])

export const clientOperations = [
  operation({
    id: 'listClients',
    method: 'GET',
    path: '/clients',
    tag: 'clients',
    summary: 'Clients, the newest first',
    scope: 'read',
    query: PageQuerySchema.extend({
      code: lineOfText(100).optional().meta({ description: 'Only the client with this key of the accounting system.' }),
      email: emailAddress().optional().meta({ description: 'Only clients with this address.' }),
      name: lineOfText(200)
        .optional()
        .meta({ description: 'Only clients of this name; case and spaces do not matter.' }),
      updatedSince: InstantSchema.optional().meta({ description: 'Only clients that were changed at or after it.' }),
    }),
    out: pageOf(ClientSchema),
    handle: async ({ caller: { businessId }, query }) => {
      const rows = await prisma.client.findMany({
        where: {
          businessId,
          ...(query.code === undefined ? {} : { code: query.code }),
          ...(query.email === undefined ? {} : { contacts: { some: { email: query.email } } }),
          ...(query.name === undefined ? {} : { nameKey: nameKey(query.name) }),
          ...(query.updatedSince === undefined ? {} : { updatedAt: { gte: query.updatedSince } }),
          ...(query.after === undefined ? {} : { id: { lt: query.after } }),
        },
        select: clientSelect,
        orderBy: { id: 'desc' },
        take: rowsToRead(query),
      })
      return answer(page(rows, query, clientOut))
    },
  }),
  operation({
    id: 'createClient',
    method: 'POST',
    path: '/clients',
    tag: 'clients',
    summary: 'Take a client in',
    scope: 'write',
    body: NewClientSchema,
    out: ClientSchema,
    outStatus: 201,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, body, now }) => {
      const created = await createClient({ businessId, client: body, actor, now })
      return created.ok ? answer(await readClient(businessId, created.value.clientId), 201) : refusal(codeTaken)
    },
  }),
  operation({
    id: 'getClient',
    method: 'GET',
    path: '/clients/{id}',
    tag: 'clients',
    summary: 'One client',
    scope: 'read',
    out: ClientSchema,
    versioned: true,
    handle: async ({ caller: { businessId }, id }) => readVersioned(businessId, id),
  }),
  operation({
    id: 'updateClient',
    method: 'PATCH',
    path: '/clients/{id}',
    tag: 'clients',
    summary: 'Change what is known about a client',
    scope: 'write',
    body: ClientChangesSchema,
    out: ClientSchema,
    versioned: true,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id, body: changes, ifMatch, now }) => {
      const guard = asRead(ifMatch, (tx: Tx) => readVersion(tx, businessId, id))
      const updated = await updateClient({ businessId, clientId: id, changes, ...guard, actor, now })
      if (updated.ok) return readVersioned(businessId, id)
      return refusal({ code_taken: codeTaken, moved, not_found: notFound('client') }[updated.reason])
    },
  }),
]
