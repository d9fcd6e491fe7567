import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { callAgainKey } from '#app/domain/call/call-task.ts'
import type { HelpState } from '#app/domain/help/help-state.ts'

export interface HelpOfInvoice {
  /** The day a wish for time is for, while it waits for its answer. */
  readonly askedFor: PlainDate | null
  /** The day of a call that was asked for and is not made yet. */
  readonly callOn: PlainDate | null
  /** Time that was granted and runs. */
  readonly grantedOn: PlainDate | null
}

/** What of a client's wishes for help with one invoice is open, or runs. */
export async function readHelpOfInvoice(
  businessId: string,
  invoiceId: string,
  today: PlainDate,
): Promise<HelpOfInvoice> {
  const rows = await prisma.helpRequest.findMany({
    where: { businessId, invoiceId, state: { in: ['open', 'granted'] } },
    orderBy: { askedAt: 'desc' },
  })
  const time = rows.find(({ kind, state }) => kind === 'extension' && state === 'open')
  const call = rows.find(({ kind, state }) => kind === 'call_back' && state === 'open')
  const granted = rows.flatMap(({ grantedOn }) => (grantedOn ? [dayFromColumn(grantedOn)] : []))
  const task = call && (await readCallTask(businessId, call.id))
  return {
    askedFor: time?.wishedOn ? dayFromColumn(time.wishedOn) : null,
    callOn: task ? dayFromColumn(task.dueOn) : null,
    grantedOn: granted.find((day) => day.toString() >= today.toString()) ?? null,
  }
}

/** The try that waits: a call that nobody took is tried again under a key of its own. */
const readCallTask = (businessId: string, helpId: string) =>
  prisma.task.findFirst({
    where: { businessId, key: { startsWith: callAgainKey(helpId) } },
    orderBy: { dueOn: 'desc' },
    select: { dueOn: true },
  })

export interface HelpForDesk {
  readonly id: string
  readonly wishedOn: PlainDate | null
  readonly words: string | null
  readonly state: HelpState
  readonly askedAt: Date
  /** Beyond it the chase goes on, answer or not. */
  readonly restsUntil: PlainDate | null
}

/** A wish for more time, for the page on which it is answered; null when there is none of this id. */
export async function readHelp(businessId: string, helpId: string): Promise<HelpForDesk | null> {
  const row = await prisma.helpRequest.findUnique({
    where: { businessId_id: { businessId, id: helpId } },
    include: { hold: { select: { until: true } } },
  })
  return (
    row && {
      ...{ id: row.id, words: row.words, state: row.state, askedAt: row.askedAt },
      wishedOn: row.wishedOn && dayFromColumn(row.wishedOn),
      restsUntil: row.hold?.until ? dayFromColumn(row.hold.until) : null,
    }
  )
}
