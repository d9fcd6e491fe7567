import type { z } from 'zod'
import { prisma } from '#app/db/client.server.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import { createClient } from '#app/features/clients/create-client.server.ts'
import { updateClient } from '#app/features/clients/update-client.server.ts'
import { ClientChangesSchema, ClientSchema, NewClientSchema } from './client-schema.ts'
import { answer, operation, refusal } from './operation.ts'
import { page, pageOf, PageQuerySchema, rowsToRead } from './page-schema.ts'
import { notFound, problem } from './problem.ts'
import { emailAddress, lineOfText } from './text-schema.ts'

const clientSelect = {
  id: true,
  code: true,
  name: true,
  phone: true,
  postalAddress: true,
  locale: true,
  timeZone: true,
  createdAt: true,
  updatedAt: true,
  contacts: { select: { role: true, name: true, email: true, state: true }, orderBy: { id: 'asc' } },
} as const satisfies Prisma.ClientSelect

function clientOut(row: Prisma.ClientGetPayload<{ select: typeof clientSelect }>): z.output<typeof ClientSchema> {
  const billTo = row.contacts.find(({ role }) => role === 'bill_to')
  return {
    ...row,
    email: billTo?.email ?? null,
    contactName: billTo?.name ?? null,
    ccEmails: row.contacts.filter(({ role }) => role === 'cc').map(({ email }) => email),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

async function readClient(businessId: string, id: string) {
  const row = await prisma.client.findUnique({ where: { businessId_id: { businessId, id } }, select: clientSelect })
  return row && clientOut(row)
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
    }),
    out: pageOf(ClientSchema),
    handle: async ({ caller: { businessId }, query }) => {
      const rows = await prisma.client.findMany({
        where: {
          businessId,
          ...(query.code === undefined ? {} : { code: query.code }),
          ...(query.email === undefined ? {} : { contacts: { some: { email: query.email } } }),
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
    handle: async ({ caller: { businessId }, id }) => {
      const client = await readClient(businessId, id)
      return client ? answer(client) : refusal(notFound('client'))
    },
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
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id, body: changes, now }) => {
      const updated = await updateClient({ businessId, clientId: id, changes, actor, now })
      if (updated.ok) return answer(await readClient(businessId, id))
      return refusal(updated.reason === 'code_taken' ? codeTaken : notFound('client'))
    },
  }),
]
