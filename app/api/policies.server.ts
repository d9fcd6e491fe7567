import { z } from 'zod'
import {
  attachments,
  channels,
  ladderOf,
  recipientRoles,
  stageKeys,
  tones,
} from '#app/domain/dunning/dunning-policy.ts'
import { presetKeys } from '#app/domain/dunning/policy-presets.ts'
import { reentryChoices } from '#app/domain/dunning/reentry.ts'
import { readClientChoice, readInvoiceChoice } from '#app/db/read/policy-choice.server.ts'
import { listPolicies, readPolicy } from '#app/db/read/policy-list.server.ts'
import type { PolicyRow } from '#app/db/read/policy-list.server.ts'
import { assignPolicy } from '#app/features/policies/assign-policy.server.ts'
import type { PolicyPlace } from '#app/features/policies/assign-policy.server.ts'
import { takePreset } from '#app/features/policies/take-preset.server.ts'
import { answer, operation, refusal } from './operation.ts'
import type { Outcome } from './operation.ts'
import { pageOf } from './page-schema.ts'
import { invalidField, notFound } from './problem.ts'

const StageSchema = z
  .strictObject({
    stage: z.enum(stageKeys),
    offsetDays: z.int().meta({ description: 'Days from the due date; below 0: before it.' }),
    channel: z.enum(channels),
    tone: z.enum(tones),
    needsApproval: z.boolean(),
    alongside: z.enum(['phone', 'letter']).nullable(),
    copyTo: z.array(z.enum(recipientRoles)),
    attach: z.enum(attachments),
  })
  .meta({ id: 'PolicyStage' })

const PolicySchema = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    version: z.int(),
    isDefault: z.boolean().meta({ description: 'Whoever has no choice of its own follows it.' }),
    clients: z.int().meta({ description: 'Clients that were given it themselves.' }),
    invoices: z.int().meta({ description: 'Invoices that were given it themselves.' }),
    stages: z
      .array(StageSchema)
      .meta({ description: 'As they are walked, repeats included; empty: it cannot be read.' }),
  })
  .meta({ id: 'Policy', description: 'How invoices are followed up. Written on the desk.' })

const policyOut = ({ loaded, ...row }: PolicyRow): z.output<typeof PolicySchema> => ({
  ...row,
  stages: ('policy' in loaded ? ladderOf(loaded.policy) : []).map(
    ({ key, offsetDays, channel, tone, needsApproval, alongside = null, copyTo = [], attach = 'invoice' }) => ({
      ...{ stage: key, offsetDays, channel, tone, needsApproval, alongside, copyTo: [...copyTo], attach },
    }),
  ),
})

const ChoiceSchema = z
  .strictObject({
    policyId: z.uuid().nullable().meta({ description: 'Its own choice; null: it follows what holds above it.' }),
    followedPolicyId: z.uuid().nullable().meta({ description: 'What holds; null: the Standard preset.' }),
    followedName: z.string(),
  })
  .meta({ id: 'PolicyChoice' })

const NewChoiceSchema = z
  .strictObject({
    policyId: z
      .uuid()
      .nullish()
      .meta({ description: 'Null: what holds above: for an invoice its client, for a client the business.' }),
    preset: z.enum(presetKeys).optional().meta({ description: 'Instead of `policyId`: a preset, made one’s own.' }),
    enterBy: z.enum(reentryChoices).default('keep').meta({
      description: 'Where open invoices go on: where they stand (`keep`), or as old invoices enter a ladder.',
    }),
  })
  .superRefine(({ policyId, preset }, context) => {
    if ((policyId === undefined) === (preset === undefined)) {
      context.addIssue({ code: 'custom', path: ['policyId'], message: 'say either policyId or preset' })
    }
  })
  .meta({ id: 'NewPolicyChoice' })

async function readChoice(businessId: string, to: PolicyPlace): Promise<z.output<typeof ChoiceSchema> | null> {
  const choice =
    to.of === 'client'
      ? await readClientChoice(businessId, to.clientId)
      : to.of === 'invoice'
        ? await readInvoiceChoice(businessId, to.invoiceId)
        : null
  if (!choice) return null
  const { policyId, policyName, above, aboveName } = choice
  return { policyId, followedPolicyId: policyId ?? above, followedName: policyName ?? aboveName }
}

interface Choosing {
  readonly businessId: string
  readonly to: PolicyPlace
  readonly wish: z.output<typeof NewChoiceSchema>
  readonly actor: string
  readonly now: Date
}

async function choose({ businessId, to, wish, actor, now }: Choosing): Promise<Outcome> {
  const missing = refusal(notFound(to.of))
  if (!(await readChoice(businessId, to))) return missing
  const { preset, enterBy } = wish
  const taken = preset ? await takePreset({ businessId, preset, actor, now }) : null
  if (preset && !taken) return refusal(invalidField('preset', 'was put away: take another policy'))
  const assigned = await assignPolicy({ businessId, to, policyId: taken ?? wish.policyId ?? null, enterBy, actor, now })
  if (!assigned.ok) return refusal(invalidField('policyId', 'is no policy of this business that can be followed'))
  const choice = await readChoice(businessId, to)
  return choice ? answer(choice) : missing
}

export const policyOperations = [
  operation({
    id: 'listPolicies',
    method: 'GET',
    path: '/policies',
    tag: 'policies',
    summary: 'The policies of the business, by name',
    description: 'All of them at once: `next` is always null.',
    scope: 'read',
    out: pageOf(PolicySchema),
    handle: async ({ caller: { businessId } }) =>
      answer({ data: (await listPolicies(businessId)).map(policyOut), next: null }),
  }),
  operation({
    id: 'getPolicy',
    method: 'GET',
    path: '/policies/{id}',
    tag: 'policies',
    summary: 'One policy',
    scope: 'read',
    out: PolicySchema,
    handle: async ({ caller: { businessId }, id }) => {
      const policy = await readPolicy(businessId, id)
      return policy ? answer(policyOut(policy)) : refusal(notFound('policy'))
    },
  }),
  operation({
    id: 'getClientPolicy',
    method: 'GET',
    path: '/clients/{id}/policy',
    tag: 'policies',
    summary: 'Which policy a client follows',
    scope: 'read',
    out: ChoiceSchema,
    handle: async ({ caller: { businessId }, id: clientId }) => {
      const choice = await readChoice(businessId, { of: 'client', clientId })
      return choice ? answer(choice) : refusal(notFound('client'))
    },
  }),
  operation({
    id: 'chooseClientPolicy',
    method: 'POST',
    path: '/clients/{id}/policy',
    tag: 'policies',
    summary: 'Have a client follow a policy',
    scope: 'write',
    body: NewChoiceSchema,
    out: ChoiceSchema,
    handle: ({ caller: { businessId }, actor, id: clientId, body: wish, now }) =>
      choose({ businessId, to: { of: 'client', clientId }, wish, actor, now }),
  }),
  operation({
    id: 'getInvoicePolicy',
    method: 'GET',
    path: '/invoices/{id}/policy',
    tag: 'policies',
    summary: 'Which policy an invoice follows',
    scope: 'read',
    out: ChoiceSchema,
    handle: async ({ caller: { businessId }, id: invoiceId }) => {
      const choice = await readChoice(businessId, { of: 'invoice', invoiceId })
      return choice ? answer(choice) : refusal(notFound('invoice'))
    },
  }),
  operation({
    id: 'chooseInvoicePolicy',
    method: 'POST',
    path: '/invoices/{id}/policy',
    tag: 'policies',
    summary: 'Have an invoice follow a policy',
    scope: 'write',
    body: NewChoiceSchema,
    out: ChoiceSchema,
    handle: ({ caller: { businessId }, actor, id: invoiceId, body: wish, now }) =>
      choose({ businessId, to: { of: 'invoice', invoiceId }, wish, actor, now }),
  }),
]
