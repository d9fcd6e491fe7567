import { findClientPause } from '#app/db/read/client-pause.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { insertHold } from '#app/db/write/holds.server.ts'
import { openTask } from '#app/db/write/tasks.server.ts'
import { addDays, formatDay, instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { clientPauseDays } from '#app/domain/dunning/client-pause.ts'
import { tellBusiness } from '#app/features/mail/tell-business.server.ts'

/**
 * A client asks for a pause: all reminders to them rest for thirty days, and somebody is told and given a task, so that it is never a
 * silence for ever. Safe to repeat: a pause that runs is not made longer. Answers its last day.
 */
export async function pauseReminders(call: {
  businessId: string
  clientId: string
  invoiceId: string
  now: Date
}): Promise<PlainDate> {
  const { businessId, clientId, invoiceId, now } = call
  return inTransaction(async (tx) => {
    await lockClient(tx, businessId, clientId)
    const { name, business } = await tx.client.findUniqueOrThrow({
      where: { businessId_id: { businessId, id: clientId } },
      select: { name: true, business: { select: { timeZone: true, locale: true } } },
    })
    const today = todayIn(business.timeZone, instantOf(now))
    const running = await findClientPause({ businessId, clientId, today }, tx)
    if (running) return running
    const until = addDays(today, clientPauseDays)
    const lastDay = formatDay(until, business.locale, 'short')
    const holdId = await insertHold(tx, {
      ...{ businessId, clientId, invoiceId: null, kind: 'paused_by_client', amount: null, until, reviewOn: null, now },
      ...{ reason: 'They pressed “pause reminders” in a mail.', stopsCharges: false, actor: 'client' },
    })
    await openTask(tx, {
      ...{ businessId, clientId, invoiceId, now, key: `pause/${holdId}`, kind: 'review', dueOn: addDays(today, 1) },
      title: `${name} asked to pause reminders: talk to them before ${lastDay}, when they go on`,
    })
    await tellBusiness(tx, {
      ...{ businessId, clientId, invoiceId, now, key: `notice/pause/${holdId}` },
      subject: `${name} asked to pause reminders`,
      paragraphs: [
        `${name} pressed “pause reminders” in a mail. None is sent to them through ${lastDay}; then they go on by themselves.`,
        'A call usually finds out what is the matter. Receipts and answers still go out.',
      ],
      path: `/admin/clients/${clientId}`,
      action: 'See the client',
    })
    return until
  })
}
