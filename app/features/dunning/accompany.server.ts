import type { Tx } from '#app/db/transaction.server.ts'
import { openTask } from '#app/db/write/tasks.server.ts'
import { compareDays, instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { callTask } from '#app/domain/call/call-task.ts'
import { callDay } from '#app/domain/dunning/call-day.ts'
import { ladderOf, stageName } from '#app/domain/dunning/dunning-policy.ts'
import type { DunningStage } from '#app/domain/dunning/dunning-policy.ts'
import type { InvoiceId } from '#app/domain/ids.ts'
import { postalAddressTaskKey } from '#app/domain/letter/postal-address-task.ts'
import { isPositive } from '#app/domain/money.ts'
import type { Look } from './look.ts'
import { takeStep } from './take-step.server.ts'
import { writeLetterOf } from './write-letter-step.server.ts'

/** How long after a stage its call or letter is still put on the desk: an address may have to be found first. */
const withinDays = 30

/**
 * A stage that went out may bring a call or a letter along. They are put on the desk once the mail is on its way, on the
 * facts of that moment; the stage is done without them.
 */
export async function accompany(tx: Tx, look: Look): Promise<void> {
  const wanted = stagesWithCompany(look)
  if (wanted.length === 0) return
  const { businessId, clientId, facts, now } = look
  const there = await tx.reminder.findMany({
    where: { businessId, accompanying: true, invoiceId: { in: wanted.map(({ invoiceId }) => invoiceId) } },
    select: { invoiceId: true, stage: true },
  })
  const today = todayIn(facts.business.timeZone, instantOf(now))
  for (const { invoiceId, number, stage } of wanted) {
    if (there.some((row) => row.invoiceId === invoiceId && row.stage === stage.id)) continue
    const step = { businessId, invoiceId, stage, outcome: 'pending', accompanying: true, now } as const
    if (stage.alongside === 'phone') {
      await takeStep(tx, { ...step, channel: 'phone' })
      const task = callTask({ invoiceId, stageId: stage.id, number })
      await openTask(tx, { businessId, clientId, invoiceId, ...task, dueOn: callDay(today), now })
    } else if (facts.client.hasPostalAddress) {
      const letterId = await writeLetterOf(tx, look, [{ invoiceId, stage }], { needsApproval: false })
      await takeStep(tx, { ...step, channel: 'letter', letterId })
    } else {
      await askForPostalAddress(tx, look, { invoiceId, number, stage, dueOn: today })
    }
  }
}

function stagesWithCompany({ facts, now }: Look): { invoiceId: InvoiceId; number: string; stage: DunningStage }[] {
  const dayOf = (at: ReturnType<typeof instantOf>) => todayIn(facts.business.timeZone, at)
  const today = dayOf(instantOf(now))
  return facts.invoices.flatMap(({ id, number, balance, processing, policy, steps }) => {
    if (!isPositive(balance) || isPositive(processing)) return []
    return ladderOf(policy)
      .filter(({ id: stage, channel, alongside }) => {
        const sent = steps.find(
          (step) => step.stage === stage && step.channel === 'email' && step.outcome === 'completed',
        )
        return (
          alongside && channel === 'email' && sent && compareDays(dayOf(sent.at).add({ days: withinDays }), today) >= 0
        )
      })
      .map((stage) => ({ invoiceId: id, number, stage }))
  })
}

/** A letter that cannot be addressed is somebody's job, once. */
async function askForPostalAddress(
  tx: Tx,
  { businessId, clientId, now }: Look,
  wanted: { invoiceId: string; number: string; stage: DunningStage; dueOn: PlainDate },
): Promise<void> {
  const { invoiceId, number, stage, dueOn } = wanted
  const key = postalAddressTaskKey(invoiceId, stage.id)
  if ((await tx.task.count({ where: { businessId, key } })) > 0) return
  const title = `Find a postal address, so that the ${stageName(stage.key)} of invoice ${number} can be posted as well`
  await openTask(tx, { businessId, key, kind: 'review', title, clientId, invoiceId, dueOn, now })
}
