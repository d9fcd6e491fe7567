import type { Prisma } from '#app/db/generated/client.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import type { DunningFacts } from '#app/domain/dunning/dunning-facts.ts'
import { messageHolds } from '#app/domain/dunning/reminder-basis.ts'

export const withSteps = {
  reminders: { where: { accompanying: false }, select: { invoiceId: true, stage: true } },
} as const satisfies Prisma.OutboxMessageInclude

type Written = Prisma.OutboxMessageGetPayload<{ include: typeof withSteps }>

/** Whether a written reminder still says the truth, on facts that were read just now (R6). */
export const isStillTrue = ({ basis, reminders }: Written, facts: DunningFacts, now: Date): boolean =>
  messageHolds(
    { basis, steps: reminders },
    facts,
    facts.client.recipient,
    todayIn(facts.business.timeZone, instantOf(now)),
  )
