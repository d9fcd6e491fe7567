import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import type { SentStatement } from '#app/domain/statement/sent-statement.ts'

const PAGE_ROWS = 50

/** What was sent and what was not, the newest first; of one client where asked. `after` is the last id shown. */
export async function listSentStatements(
  businessId: string,
  { clientId, after }: { clientId?: string; after: string | null },
): Promise<{ rows: SentStatement[]; next: string | null }> {
  const found = await prisma.statementSent.findMany({
    where: { businessId, ...(clientId && { clientId }), ...(after && { id: { lt: after } }) },
    orderBy: { id: 'desc' },
    take: PAGE_ROWS + 1,
    include: { client: { select: { id: true, name: true } } },
  })
  const shown = found.slice(0, PAGE_ROWS)
  const messages = await prisma.outboxMessage.findMany({
    where: { businessId, id: { in: shown.flatMap(({ messageId }) => messageId ?? []) } },
    select: { id: true, state: true, toAddress: true },
  })
  const messageOf = new Map(messages.map(({ id, state, toAddress: to }) => [id, { id, state, to }]))
  return {
    rows: shown.map(({ id, client, kind, asOf, messageId, reason }) => ({
      ...{ id, client, reason, kind: kind === 'activity' ? 'activity' : 'open_item' },
      asOf: dayFromColumn(asOf).toString(),
      message: (messageId && messageOf.get(messageId)) || null,
    })),
    next: found.length > PAGE_ROWS ? (shown.at(-1)?.id ?? null) : null,
  }
}
