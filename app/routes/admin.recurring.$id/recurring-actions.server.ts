import { actorOf } from '#app/auth/require-staff.server.ts'
import type { Staff } from '#app/auth/require-staff.server.ts'
import { parseDay } from '#app/domain/business-day.ts'
import { endRecurring } from '#app/features/recurring/end-recurring.server.ts'
import { pauseRecurring } from '#app/features/recurring/pause-recurring.server.ts'
import { resumeRecurring } from '#app/features/recurring/resume-recurring.server.ts'
import { withdrawPrice } from '#app/features/recurring/withdraw-price.server.ts'

interface Step {
  readonly staff: Staff
  readonly recurringId: string
  readonly form: FormData
  readonly now: Date
}

/** What can be done with one; each answers the reason it refuses, or null. */
export const recurringIntents: Record<string, (step: Step) => Promise<string | null>> = {
  pause: async (step) => reasonOf(await pauseRecurring(callOf(step))),
  resume: async (step) => reasonOf(await resumeRecurring(callOf(step))),
  end: async (step) => reasonOf(await endRecurring(callOf(step))),
  async 'withdraw-price'(step) {
    const fromOn = parseDay(String(step.form.get('fromOn') ?? ''))
    return fromOn ? reasonOf(await withdrawPrice({ ...callOf(step), fromOn })) : 'not_found'
  },
}

const callOf = ({ staff, recurringId, now }: Step) => ({
  ...{ businessId: staff.businessId, recurringId, actor: actorOf(staff), now },
})

const reasonOf = (result: { ok: true } | { ok: false; reason: string }) => (result.ok ? null : result.reason)
