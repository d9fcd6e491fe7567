import { z } from 'zod'
import { prisma } from '#app/db/client.server.ts'
import { assignClient } from '#app/features/clients/assign-client.server.ts'
import { answer, operation, refusal } from './operation.ts'
import { invalidField, notFound } from './problem.ts'

const CaseOwnerSchema = z
  .strictObject({
    clientId: z.uuid(),
    userId: z.string().nullable().meta({ description: 'Of `GET /team`; null: nobody in particular.' }),
    name: z.string().nullable(),
  })
  .meta({ id: 'CaseOwner', description: 'The colleague who looks after a client.' })

async function read(businessId: string, clientId: string): Promise<z.output<typeof CaseOwnerSchema> | null> {
  const row = await prisma.client.findUnique({
    where: { businessId_id: { businessId, id: clientId } },
    select: { caseOwner: { select: { user: { select: { id: true, name: true } } } } },
  })
  return row && { clientId, userId: row.caseOwner?.user.id ?? null, name: row.caseOwner?.user.name ?? null }
}

export const caseOwnerOperations = [
  operation({
    id: 'getCaseOwner',
    method: 'GET',
    path: '/clients/{id}/case-owner',
    tag: 'clients',
    summary: 'Who looks after a client',
    scope: 'read',
    out: CaseOwnerSchema,
    handle: async ({ caller: { businessId }, id }) => {
      const owner = await read(businessId, id)
      return owner ? answer(owner) : refusal(notFound('client'))
    },
  }),
  operation({
    id: 'assignClient',
    method: 'POST',
    path: '/clients/{id}/case-owner',
    tag: 'clients',
    summary: 'Give a client to a colleague',
    description: 'Replies to their mails go there from now on.',
    scope: 'write',
    body: z.strictObject({ userId: z.string().max(100).nullable() }),
    out: CaseOwnerSchema,
    handle: async ({ caller: { businessId }, actor, id: clientId, body: { userId }, now }) => {
      const assigned = await assignClient({ businessId, clientId, userId, actor, now })
      if (assigned.ok) return answer(await read(businessId, clientId))
      if (assigned.reason === 'not_found') return refusal(notFound('client'))
      return refusal(invalidField('userId', 'is nobody who belongs to this business'))
    },
  }),
]
