import { z } from 'zod'
import {
  contactChannels,
  isContactChannel,
  isPreferredMethod,
  preferredMethods,
} from '#app/domain/client/preferences.ts'
import { parsePayRun } from '#app/domain/client/pay-run.ts'
import { onlineMethods } from '#app/domain/payment/methods-on-offer.ts'
import { prisma } from '#app/db/client.server.ts'
import { setAllowedMethods } from '#app/features/clients/set-allowed-methods.server.ts'
import { setPayRun } from '#app/features/clients/set-pay-run.server.ts'
import { setClientStatements } from '#app/features/statements/set-client-statements.server.ts'
import { answer, operation, refusal } from './operation.ts'
import { notFound } from './problem.ts'

const PayRunSchema = z
  .string()
  .refine(
    (text) => parsePayRun(text) !== null,
    'must be month_end, day:1 to day:31, or weekday:1 (Monday) to weekday:7',
  )
  .meta({ description: '`month_end`, `day:15` or `weekday:5` (ISO, Friday).', examples: ['month_end', 'day:15'] })

const PreferencesSchema = z
  .strictObject({
    clientId: z.uuid(),
    payRun: z.string().nullable().meta({ description: 'The day on which they pay; null: any.' }),
    waitsForPayRun: z.boolean().meta({ description: 'True: follow-up after the due date waits for that day.' }),
    allowedMethods: z
      .array(z.enum(onlineMethods))
      .nullable()
      .meta({ description: 'What they are offered on the portal; null: all that the business takes.' }),
    statements: z
      .enum(['always', 'never'])
      .nullable()
      .meta({ description: 'Whether they get statements that go out by themselves; null: as everybody.' }),
    preferredMethod: z.enum(preferredMethods).nullable().meta({ description: 'As they asked on the portal.' }),
    preferredChannel: z.enum(contactChannels).nullable().meta({ description: 'As they asked on the portal.' }),
    quietDays: z.array(z.int()).meta({ description: 'ISO weekdays without mail, as they asked on the portal.' }),
  })
  .meta({ id: 'ClientPreferences', description: 'How a client likes things. Their language is on the client itself.' })

const PreferenceChangesSchema = z
  .strictObject({
    payRun: PayRunSchema.nullish(),
    waitsForPayRun: z.boolean().optional(),
    allowedMethods: z.array(z.enum(onlineMethods)).min(1, 'must have at least one: null means all of them').nullish(),
    statements: z.enum(['always', 'never']).nullish(),
  })
  .meta({ id: 'ClientPreferenceChanges', description: 'Only what is named changes.' })

async function read(businessId: string, clientId: string): Promise<z.output<typeof PreferencesSchema> | null> {
  const row = await prisma.client.findUnique({ where: { businessId_id: { businessId, id: clientId } } })
  if (!row) return null
  const { payRun, payRunGranted, allowedMethods, preferredMethod, preferredChannel, quietDays, statements } = row
  return {
    ...{ clientId, payRun, waitsForPayRun: payRunGranted },
    allowedMethods:
      allowedMethods.length === 0 ? null : onlineMethods.filter((method) => allowedMethods.includes(method)),
    statements: statements === 'always' || statements === 'never' ? statements : null,
    preferredMethod: isPreferredMethod(preferredMethod) ? preferredMethod : null,
    preferredChannel: isContactChannel(preferredChannel) ? preferredChannel : null,
    quietDays: [...quietDays].sort((a, b) => a - b),
  }
}

export const clientPreferenceOperations = [
  operation({
    id: 'getClientPreferences',
    method: 'GET',
    path: '/clients/{id}/preferences',
    tag: 'clients',
    summary: 'How a client likes things',
    scope: 'read',
    out: PreferencesSchema,
    handle: async ({ caller: { businessId }, id }) => {
      const preferences = await read(businessId, id)
      return preferences ? answer(preferences) : refusal(notFound('client'))
    },
  }),
  operation({
    id: 'updateClientPreferences',
    method: 'PATCH',
    path: '/clients/{id}/preferences',
    tag: 'clients',
    summary: 'Note a pay day, ways to pay, statements',
    description: 'What clients say on the portal for themselves (channel, way to pay, quiet days) only they change.',
    scope: 'write',
    body: PreferenceChangesSchema,
    out: PreferencesSchema,
    handle: async ({ caller: { businessId }, actor, id: clientId, body, now }) => {
      const before = await read(businessId, clientId)
      if (!before) return refusal(notFound('client'))
      const call = { businessId, clientId, actor, now }
      const { allowedMethods, statements, payRun = before.payRun, waitsForPayRun = before.waitsForPayRun } = body
      if (allowedMethods !== undefined) await setAllowedMethods({ ...call, methods: allowedMethods })
      if (statements !== undefined) await setClientStatements({ ...call, setting: statements })
      if (payRun !== before.payRun || waitsForPayRun !== before.waitsForPayRun) {
        await setPayRun({ ...call, payRun: parsePayRun(payRun), granted: waitsForPayRun })
      }
      return answer(await read(businessId, clientId))
    },
  }),
]
