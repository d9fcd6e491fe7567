import { prisma } from '#app/db/client.server.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import type { MessageState } from '#app/domain/message/message-state.ts'
import { isTimelineType } from '#app/domain/timeline/describe-event.ts'
import type { TimelineEvent } from '#app/domain/timeline/timeline-event.ts'
import { readKeyset, writeKeyset } from './keyset.ts'

export interface HistoryMail {
  readonly id: string
  readonly subject: string
  readonly toAddress: string
  readonly state: MessageState
  readonly attachments: readonly { readonly position: number; readonly filename: string }[]
}

export interface HistoryEntry {
  readonly id: string
  readonly at: Date
  readonly actor: string
  readonly event: TimelineEvent
  readonly invoice: { readonly id: string; readonly number: string } | null
  /** The mail this entry speaks of; on one entry per mail only. */
  readonly mail: HistoryMail | null
}

const PAGE_ENTRIES = 60

/**
 * What happened to one invoice (and, where it concerns all of them, to its client), or to one client; newest first.
 * `after` is the `next` of the page before.
 */
export async function readHistory(
  businessId: string,
  about: { readonly clientId: string; readonly invoiceId: string | null },
  after: string | null,
): Promise<{ entries: HistoryEntry[]; next: string | null }> {
  const { clientId, invoiceId } = about
  const place = readKeyset(after, /^\d{1,15}$/)
  const at = place && new Date(Number(place.value))
  const from = (
    place && at ? { OR: [{ at: { lt: at } }, { at, id: { lt: place.id } }] } : {}
  ) satisfies Prisma.TimelineEventWhereInput
  const read = (where: Prisma.TimelineEventWhereInput) =>
    prisma.timelineEvent.findMany({
      where: { businessId, ...where, ...from },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: PAGE_ENTRIES + 1,
      include: { invoice: { select: { id: true, number: true } } },
    })
  // Two reads along two indexes; one with OR would use neither.
  const found = invoiceId
    ? (await Promise.all([read({ invoiceId }), read({ clientId, invoiceId: null })])).flat()
    : await read({ clientId })
  const rows = found.sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1))
  const shown = rows.slice(0, PAGE_ENTRIES)
  const events = shown.flatMap(({ type, data, ...row }) =>
    isTimelineType(type) ? [{ ...row, event: { type, data } as unknown as TimelineEvent }] : [],
  )
  const mails = await readMails(
    businessId,
    events.map(({ event }) => messageIdOf(event)),
  )
  const people = await readActors(
    businessId,
    events.map(({ actor }) => actor),
  )
  const bearers = bearersOf(events)
  const last = shown.at(-1)
  return {
    entries: events.map(({ id, at: happenedAt, actor, event, invoice }) => ({
      id,
      at: happenedAt,
      actor: people.get(actor) ?? actor,
      event,
      invoice,
      mail: (bearers.get(messageIdOf(event) ?? '') === id && mails.get(messageIdOf(event) ?? '')) || null,
    })),
    next: rows.length > PAGE_ENTRIES && last ? writeKeyset({ value: `${last.at.getTime()}`, id: last.id }) : null,
  }
}

/** Per mail the one entry that shows it: where it went out, else where it was last spoken of. */
function bearersOf(events: readonly { id: string; event: TimelineEvent }[]): Map<string, string> {
  const bearers = new Map<string, string>()
  for (const { id, event } of events) {
    const messageId = messageIdOf(event)
    if (messageId && (!bearers.has(messageId) || event.type.endsWith('.sent'))) bearers.set(messageId, id)
  }
  return bearers
}

const messageIdOf = ({ data }: TimelineEvent): string | null =>
  'messageId' in data && typeof data.messageId === 'string' ? data.messageId : null

async function readMails(businessId: string, ids: readonly (string | null)[]): Promise<Map<string, HistoryMail>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  const rows = await prisma.outboxMessage.findMany({
    where: { businessId, id: { in: wanted } },
    select: {
      id: true,
      subject: true,
      toAddress: true,
      state: true,
      attachments: { select: { position: true, filename: true }, orderBy: { position: 'asc' } },
    },
  })
  return new Map(rows.map((row) => [row.id, row]))
}

/** Names for `user:<id>` and `api:<id>`, of those too who left: the actors come from this business's own record. */
export async function readActors(businessId: string, actors: readonly string[]): Promise<Map<string, string>> {
  const idsOf = (prefix: string) => [
    ...new Set(actors.filter((actor) => actor.startsWith(prefix)).map((actor) => actor.slice(prefix.length))),
  ]
  const [people, keys] = await Promise.all([
    prisma.user.findMany({ where: { id: { in: idsOf('user:') } }, select: { id: true, name: true } }),
    prisma.apiKey.findMany({ where: { businessId, id: { in: idsOf('api:') } }, select: { id: true, name: true } }),
  ])
  return new Map([
    ...people.map(({ id, name }) => [`user:${id}`, name] as const),
    ...keys.map(({ id, name }) => [`api:${id}`, `API key ${name}`] as const),
  ])
}
