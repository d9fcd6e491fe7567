import { z } from 'zod'
import { prisma } from '#app/db/client.server.ts'
import { apiScopes } from '#app/features/api-keys/create-api-key.server.ts'
import { InstantOutSchema } from './day-schema.ts'
import { answer, operation } from './operation.ts'

const ApiKeySchema = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    prefix: z.string().meta({ description: 'Its first characters, to tell keys apart.' }),
    scopes: z.array(z.enum(apiScopes)),
    createdAt: InstantOutSchema,
    lastUsedAt: InstantOutSchema.nullable().meta({ description: 'To the minute.' }),
    expiresAt: InstantOutSchema.nullable().meta({
      description: 'When it ends, because it was replaced; null: it does not end by itself.',
    }),
    business: z.strictObject({ id: z.uuid(), name: z.string(), currency: z.string(), timeZone: z.string() }),
  })
  .meta({ id: 'ApiKey', description: 'What a key is and may do; never the key itself.' })

const select = {
  ...{ id: true, name: true, prefix: true, scopes: true, createdAt: true, lastUsedAt: true, revokedAt: true },
  business: { select: { id: true, name: true, currency: true, timeZone: true } },
} as const

export const ownKeyOperations = [
  operation({
    id: 'getOwnKey',
    method: 'GET',
    path: '/key',
    tag: 'key',
    summary: 'The key this call is made with, and whose it is',
    description: 'When it was replaced, both keys work for 24 hours: `expiresAt` says until when this one does.',
    scope: 'read',
    out: ApiKeySchema,
    handle: async ({ caller: { businessId, keyId } }) => {
      const { createdAt, lastUsedAt, revokedAt, ...key } = await prisma.apiKey.findUniqueOrThrow({
        where: { businessId_id: { businessId, id: keyId } },
        select,
      })
      return answer({
        ...key,
        createdAt: createdAt.toISOString(),
        lastUsedAt: lastUsedAt && lastUsedAt.toISOString(),
        expiresAt: revokedAt && revokedAt.toISOString(),
      })
    },
  }),
]
