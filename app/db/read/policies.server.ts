import { z } from 'zod'
import type { Tx } from '#app/db/transaction.server.ts'
import { checkPolicy } from '#app/domain/dunning/check-policy.ts'
import {
  attachments,
  channels,
  defaultPolicy,
  recipientRoles,
  stageKeys,
  tones,
} from '#app/domain/dunning/dunning-policy.ts'
import type { DunningPolicy } from '#app/domain/dunning/dunning-policy.ts'
import { policyFromBody } from '#app/domain/dunning/policy-body.ts'
import type { PolicyBody } from '#app/domain/dunning/policy-body.ts'

const Minor = z.record(z.string(), z.string().regex(/^\d{1,16}$/))
const Days = z.number().int()

const StageSchema = z.object({
  id: z.number().int().positive(),
  key: z.enum(stageKeys),
  offsetDays: Days,
  channel: z.enum(channels),
  tone: z.enum(tones),
  needsApproval: z.boolean(),
  alongside: z.enum(['phone', 'letter']).exactOptional(),
  copyTo: z.array(z.enum(recipientRoles)).exactOptional(),
  attach: z.enum(attachments).exactOptional(),
  fee: Minor.exactOptional(),
  chargesInterest: z.boolean().exactOptional(),
  answerWithinDays: Days.exactOptional(),
})

const BodySchema = z.object({
  stages: z.array(StageSchema),
  repeat: z.object({ everyDays: Days, times: Days }).nullable(),
  minGapDays: Days,
  firstSendGraceDays: Days,
  maxContactsPerWeek: Days,
  smallBalances: Minor,
  untouchedDays: Days,
  draftFlagDays: Days,
  lastStageId: Days,
}) satisfies z.ZodType<PolicyBody>

/** A policy as it is kept, or why nobody can follow it: then nothing may be sent under it. */
export type LoadedPolicy = { readonly policy: DunningPolicy } | { readonly unreadable: string }

export function readPolicyBody(body: unknown): LoadedPolicy {
  const parsed = BodySchema.safeParse(body)
  if (!parsed.success) return { unreadable: z.prettifyError(parsed.error) }
  const policy = policyFromBody(parsed.data)
  const [fault] = checkPolicy(policy)
  return fault ? { unreadable: `${fault.field}: ${fault.message}` } : { policy }
}

/** The named policies of one business, in one query; none when nobody has a policy of their own. */
export async function loadPolicies(
  tx: Tx,
  businessId: string,
  ids: readonly (string | null)[],
): Promise<Map<string, LoadedPolicy>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null)
  if (wanted.length === 0) return new Map()
  const rows = await tx.dunningPolicy.findMany({
    where: { businessId, id: { in: wanted } },
    select: { id: true, body: true },
  })
  return new Map(rows.map(({ id, body }) => [id, readPolicyBody(body)]))
}

/** The policy an invoice follows: its own, else its client's, else the business's, else the Standard. */
export function policyInForce(
  policies: ReadonlyMap<string, LoadedPolicy>,
  ids: { readonly invoice: string | null; readonly client: string | null; readonly business: string | null },
): LoadedPolicy {
  const id = ids.invoice ?? ids.client ?? ids.business
  if (id === null) return { policy: defaultPolicy }
  return policies.get(id) ?? { unreadable: 'This policy is not there.' }
}
