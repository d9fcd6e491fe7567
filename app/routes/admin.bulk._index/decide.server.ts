import { z } from 'zod'
import { listColleagues } from '#app/db/read/filter-choices.server.ts'
import { listPolicyNames } from '#app/db/read/policy-list.server.ts'
import { takePreset } from '#app/features/policies/take-preset.server.ts'
import { compareDays, parseDay } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { BulkKind, BulkParams } from '#app/domain/bulk/bulk-decision.ts'
import { policyPresets } from '#app/domain/dunning/policy-presets.ts'
import { reentryChoices } from '#app/domain/dunning/reentry.ts'
import { oneLine } from '#app/domain/one-line.ts'

type Problems = Readonly<Record<string, readonly string[] | undefined>>
export type Read<Kind extends BulkKind> = { readonly params: BulkParams[Kind] } | { readonly problems: Problems }

const HoldSchema = z.object({
  reason: z
    .string()
    .transform(oneLine)
    .pipe(z.string().min(1, 'Please say why: your colleagues will ask.').max(300, 'Please use fewer words.')),
  until: z.string().default(''),
  reviewOn: z.string().default(''),
})

/** Why, through which day; without a last day, when somebody looks at it again (R16). */
export function readHold(form: FormData, today: PlainDate): Read<'hold'> {
  const parsed = HoldSchema.safeParse(Object.fromEntries(form))
  if (!parsed.success) return { problems: z.flattenError(parsed.error).fieldErrors }
  const { reason } = parsed.data
  const until = parseDay(parsed.data.until)
  const reviewOn = until ? null : parseDay(parsed.data.reviewOn)
  if (parsed.data.until && !until) return { problems: { until: ['Please choose a day.'] } }
  if (until && compareDays(until, today) < 0) return { problems: { until: ['This day is over already.'] } }
  if (!until && !reviewOn) {
    return { problems: { until: ['Choose a last day, or below when somebody looks at it again.'] } }
  }
  if (reviewOn && compareDays(reviewOn, today) < 0) return { problems: { reviewOn: ['This day is over already.'] } }
  return { params: { reason, until: until && until.toString(), reviewOn: reviewOn && reviewOn.toString() } }
}

/** Which colleague; empty: nobody in particular. */
export async function readOwner(businessId: string, form: FormData): Promise<Read<'assign'>> {
  const userId = String(form.get('owner') ?? '')
  if (userId === '') return { params: { userId: null, name: null } }
  const colleague = (await listColleagues(businessId)).find(({ id }) => id === userId)
  if (!colleague) return { problems: { owner: ['Please choose one of your colleagues.'] } }
  return { params: { userId, name: colleague.name } }
}

/** Which policy; empty: what the client or the business follows. `preset:firm` is not made before it is `taken`. */
export async function readPolicy(
  businessId: string,
  form: FormData,
  taking: { actor: string; now: Date },
): Promise<Read<'policy'>> {
  const text = String(form.get('policy') ?? '')
  const enterBy = reentryChoices.find((choice) => choice === form.get('enterBy')) ?? 'keep'
  if (text === '') return { params: { policyId: null, name: 'As the client or the business', enterBy } }
  const preset = policyPresets.find(({ key }) => text === `preset:${key}`)
  const policyId = preset ? await takePreset({ businessId, preset: preset.key, ...taking }) : text
  const found = (await listPolicyNames(businessId)).find(({ id }) => id === policyId)
  if (!found) return { problems: { policy: ['This policy is not there, or cannot be read.'] } }
  return { params: { policyId: found.id, name: found.name, enterBy } }
}
