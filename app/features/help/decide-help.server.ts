import { dayToColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { loadSendCalendar } from '#app/db/read/send-calendar.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { endHelp } from '#app/db/write/help.server.ts'
import { insertHold } from '#app/db/write/holds.server.ts'
import { formatDay, instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { checkDay, restsWhenDeclined, restsWhenGranted } from '#app/domain/help/check-help.ts'
import type { DayRefusal } from '#app/domain/help/check-help.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { queueAnswer } from '#app/features/mail/queue-answer.server.ts'

export type HelpDecision =
  | {
      readonly kind: 'grant'
      readonly until: PlainDate
      /** Interest and fees rest as well. */
      readonly stopsCharges: boolean
      readonly words: string | null
    }
  | { readonly kind: 'decline'; readonly words: string }

export interface HelpToDecide {
  businessId: string
  helpId: string
  decision: HelpDecision
  actor: string
  now: Date
}

/**
 * Somebody answers a wish for more time: the day that was asked for or another one, or no, with words. The client is told
 * either way, and never reminded on the same day. Decided once; whoever comes second changes nothing.
 */
export async function decideHelp(
  call: HelpToDecide,
): Promise<Result<null, 'not_found' | 'already_decided' | DayRefusal>> {
  const { businessId, helpId, decision, actor, now } = call
  const where = { businessId_id: { businessId, id: helpId } }
  const found = await prisma.helpRequest.findUnique({ where, select: { clientId: true, kind: true } })
  if (found?.kind !== 'extension') return refuse('not_found')
  return inTransaction(async (tx) => {
    const { clientId } = found
    await lockClient(tx, businessId, clientId)
    const request = await tx.helpRequest.findUniqueOrThrow({
      where,
      include: {
        invoice: { select: { number: true } },
        client: { select: { business: { select: { timeZone: true, locale: true } } } },
      },
    })
    const { timeZone, locale } = request.client.business
    const today = todayIn(timeZone, instantOf(now))
    const isGranted = decision.kind === 'grant'
    if (isGranted) {
      const checked = checkDay(decision.until, today)
      if (!checked.ok) return checked
    }
    const ended = await endHelp(tx, request, decision.kind, {
      said: isGranted ? { on: decision.until.toString() } : { reason: decision.words },
      outcome: isGranted ? `granted until ${formatDay(decision.until, locale, 'short')}` : 'not granted',
      ...{ actor, now },
    })
    if (!ended) return refuse('already_decided')

    const { invoiceId } = request
    const calendar = await loadSendCalendar(tx, businessId, today.year)
    const holdId = await insertHold(tx, {
      ...{ businessId, clientId, invoiceId, kind: 'hardship', amount: null, reviewOn: null, actor, now },
      until: isGranted ? restsWhenGranted(decision.until, calendar) : restsWhenDeclined(today, calendar),
      reason: isGranted
        ? `Time was given until ${formatDay(decision.until, locale, 'short')}.`
        : 'The client has just been told that more time cannot be given.',
      stopsCharges: isGranted && decision.stopsCharges,
    })
    await tx.helpRequest.update({
      where,
      data: { holdId, grantedOn: isGranted ? dayToColumn(decision.until) : null },
    })
    await queueAnswer(tx, {
      ...{ businessId, clientId, invoiceId, key: `answer/help/${helpId}/${decision.kind}`, now },
      answer: isGranted ? 'extension_granted' : 'extension_declined',
      said: (ofClient) => ({
        ...(isGranted && { 'answer.on': formatDay(decision.until, ofClient) }),
        'answer.message': decision.words ? asSentence(decision.words) : '',
      }),
    })
    return ok(null)
  })
}

const asSentence = (words: string): string => (/[.?!…]$/.test(words.trim()) ? words.trim() : `${words.trim()}.`)
