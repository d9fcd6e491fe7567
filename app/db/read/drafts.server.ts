import type { Prisma } from '#app/db/generated/client.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import type { DunningFacts } from '#app/domain/dunning/dunning-facts.ts'
import { groundOf } from '#app/domain/dunning/reminder-basis.ts'
import type { Ground } from '#app/domain/dunning/reminder-basis.ts'

export const withSteps = {
  reminders: { where: { accompanying: false }, select: { invoiceId: true, stage: true } },
} as const satisfies Prisma.OutboxMessageInclude

type Written = Prisma.OutboxMessageGetPayload<{ include: typeof withSteps }>

/** What became of the ground a reminder was written on, on facts that were read just now (R6). */
export const groundNow = ({ basis, reminders }: Written, facts: DunningFacts, now: Date): Ground =>
  groundOf({ basis, steps: reminders }, facts, facts.client.recipient, todayIn(facts.business.timeZone, instantOf(now)))

export const isStillTrue = (written: Written, facts: DunningFacts, now: Date): boolean =>
  groundNow(written, facts, now) === 'holds'
