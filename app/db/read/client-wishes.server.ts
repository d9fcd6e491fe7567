import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import { describeChanges } from '#app/domain/portal/words/preferences/describe-preferences.ts'
import { findPreferences } from './preferences.server.ts'

/** What a client asked for on the portal, and what of it waits for an answer. Days are YYYY-MM-DD. */
export interface ClientWishes {
  /** How they like things, each in a few words; empty: nothing was asked for. */
  readonly preferences: readonly string[]
  readonly waiting: readonly { readonly taskId: string; readonly title: string }[]
  readonly timeGiven: readonly { readonly number: string; readonly invoiceId: string; readonly until: string }[]
}

export async function readClientWishes(businessId: string, clientId: string, today: string): Promise<ClientWishes> {
  const [{ current }, helpRequests, proposals] = await Promise.all([
    findPreferences(businessId, clientId),
    prisma.helpRequest.findMany({
      where: { businessId, clientId, state: { in: ['open', 'granted'] } },
      include: { invoice: { select: { number: true } } },
      orderBy: { askedAt: 'desc' },
    }),
    prisma.contactProposal.findMany({ where: { businessId, clientId, state: 'open' }, select: { id: true } }),
  ])
  const { method, payRun, channel, quietDays } = current
  const asked = (
    [
      ['method', method],
      ['payRun', payRun],
      ['channel', channel],
      ['quietDays', quietDays.length > 0 || null],
    ] as const
  ).flatMap(([field, wish]) => (wish === null ? [] : [field]))
  const open = [...helpRequests.filter(({ state }) => state === 'open'), ...proposals]
  const tasks = await prisma.task.findMany({
    where: { businessId, clientId, doneAt: null, OR: open.map(({ id }) => ({ key: { contains: id } })) },
    select: { id: true, title: true },
    orderBy: { dueOn: 'asc' },
  })
  return {
    preferences: describeChanges(asked, current, 'en-US'),
    waiting: open.length === 0 ? [] : tasks.map(({ id, title }) => ({ taskId: id, title })),
    timeGiven: helpRequests.flatMap(({ grantedOn, invoiceId, invoice }) => {
      const until = grantedOn && dayFromColumn(grantedOn).toString()
      return until && until >= today ? [{ number: invoice.number, invoiceId, until }] : []
    }),
  }
}
