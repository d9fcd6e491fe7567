import { dayToColumn } from '#app/db/calendar-day.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { loadSendCalendar } from '#app/db/read/send-calendar.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { insertHold } from '#app/db/write/holds.server.ts'
import { helpTaskKey } from '#app/db/write/help.server.ts'
import { openTask } from '#app/db/write/tasks.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { formatDay, instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { callDays, checkDay, checkHelp, restsForAnswer } from '#app/domain/help/check-help.ts'
import type { DayRefusal, HelpRefusal } from '#app/domain/help/check-help.ts'
import { ok } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { queueAnswer } from '#app/features/mail/queue-answer.server.ts'
import { tellBusiness } from '#app/features/mail/tell-business.server.ts'
import { newId } from '#app/ids.server.ts'

export type HelpWish =
  | { readonly kind: 'extension'; readonly until: PlainDate; readonly words: string | null }
  | { readonly kind: 'call_back'; readonly phone: string; readonly words: string | null }

export interface HelpCall {
  businessId: string
  clientId: string
  invoiceId: string
  wish: HelpWish
  now: Date
}

/**
 * A client who cannot pay in full now asks for time until a day, or to be called. Follow-up rests meanwhile, for a limited
 * time, and somebody is told. One request of a kind waits at a time; a second is refused.
 */
export async function askForHelp(call: HelpCall): Promise<Result<{ helpId: string }, HelpRefusal | DayRefusal>> {
  const { businessId, clientId, invoiceId, wish, now } = call
  return inTransaction(async (tx) => {
    await lockClient(tx, businessId, clientId)
    const invoice = await tx.invoice.findUniqueOrThrow({
      where: { businessId_id: { businessId, id: invoiceId } },
      include: {
        helpRequests: { where: { kind: wish.kind }, select: { state: true } },
        client: { select: { name: true, business: { select: { timeZone: true, locale: true } } } },
      },
    })
    const { timeZone, locale } = invoice.client.business
    const today = todayIn(timeZone, instantOf(now))
    const checked = checkHelp({
      invoice: { state: invoice.state, balance: { minor: invoice.balanceMinor, currency: invoice.currency } },
      earlier: invoice.helpRequests.length,
      isOpen: invoice.helpRequests.some(({ state }) => state === 'open'),
    })
    if (!checked.ok) return checked
    if (wish.kind === 'extension') {
      const day = checkDay(wish.until, today)
      if (!day.ok) return day
    }
    const calendar = await loadSendCalendar(tx, businessId, today.year)
    const { callOn, restsUntil } = callDays(today, calendar)
    const isTime = wish.kind === 'extension'
    const holdId = await insertHold(tx, {
      ...{ businessId, clientId, invoiceId, kind: 'hardship', amount: null, reviewOn: null, now },
      until: isTime ? restsForAnswer(today, calendar) : restsUntil,
      reason: isTime
        ? `The client asks for time until ${formatDay(wish.until, locale, 'short')}.`
        : `The client asks to be called, and is called on ${formatDay(callOn, locale, 'short')}.`,
      stopsCharges: false,
      actor: 'client',
    })
    const helpId = newId()
    await tx.helpRequest.create({
      data: {
        ...{ businessId, id: helpId, clientId, invoiceId, kind: wish.kind, words: wish.words, holdId },
        ...{ state: 'open', askedAt: now },
        wishedOn: isTime ? dayToColumn(wish.until) : null,
        phone: isTime ? null : wish.phone,
      },
    })
    await tellEverybody(tx, call, { helpId, number: invoice.number, clientName: invoice.client.name, callOn, locale })
    return ok({ helpId })
  })
}

interface Asked {
  helpId: string
  number: string
  clientName: string
  callOn: PlainDate
  /** The business's. */
  locale: string
}

/** The record, the desk, the client and the business. */
async function tellEverybody(tx: Tx, call: HelpCall, asked: Asked): Promise<void> {
  const { businessId, clientId, invoiceId, wish, now } = call
  const { helpId, number, clientName, callOn, locale } = asked
  const about = { businessId, clientId, invoiceId, now }
  const short = (day: PlainDate) => formatDay(day, locale, 'short')
  const data = {
    ...{ helpId, number, kind: wish.kind },
    ...(wish.kind === 'extension' ? { on: wish.until.toString() } : { phone: wish.phone }),
    ...(wish.words && { words: wish.words }),
  } satisfies TimelineData['help.asked']
  await recordEvents(tx, [{ businessId, clientId, invoiceId, type: 'help.asked', actor: 'client', at: now, data }])
  const because = wish.words ? `: ${wish.words}` : ''
  const what =
    wish.kind === 'extension'
      ? `asks for time until ${short(wish.until)} for invoice ${number}`
      : `asks to be called at ${wish.phone} about invoice ${number}`
  await openTask(tx, {
    ...about,
    key: helpTaskKey(wish.kind, helpId),
    kind: wish.kind === 'extension' ? 'help' : 'call',
    title:
      wish.kind === 'extension'
        ? `Answer ${clientName}, who ${what}`
        : `Call ${clientName} at ${wish.phone} about invoice ${number}, as asked on its page${because}`,
    dueOn: callOn,
  })
  await queueAnswer(tx, {
    ...about,
    answer: wish.kind === 'extension' ? 'extension_asked' : 'call_back',
    key: `answer/help/${helpId}`,
    said: (ofClient) =>
      wish.kind === 'extension'
        ? { 'answer.on': formatDay(wish.until, ofClient) }
        : { 'answer.on': formatDay(callOn, ofClient), 'answer.phone': wish.phone },
  })
  await tellBusiness(tx, {
    ...about,
    key: `notice/help/${helpId}`,
    subject: `${clientName} ${what}`,
    paragraphs: [
      `${clientName} ${what}.`,
      ...(wish.words ? [`In their words: “${wish.words}”`] : []),
      'Reminders about this invoice rest meanwhile. Please answer by the next business day.',
    ],
    path: '/admin/tasks',
    action: 'See your tasks',
  })
}
