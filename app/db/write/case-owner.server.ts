import type { Tx } from '#app/db/transaction.server.ts'
import { env } from '#app/env.server.ts'
import { recordEvents } from './timeline.server.ts'

interface Writing {
  readonly businessId: string
  readonly actor: string
  readonly now: Date
}

/**
 * The addresses that replies to these clients' mails go to (R24): that of the colleague who looks after them, else the business's.
 */
export async function replyAddressesOf(
  tx: Tx,
  businessId: string,
  clientIds: readonly string[],
): Promise<(clientId: string) => string> {
  if (clientIds.length === 0) return () => ''
  const { email } = await tx.business.findUniqueOrThrow({ where: { id: businessId }, select: { email: true } })
  const rows = await tx.client.findMany({
    where: { businessId, id: { in: [...clientIds] }, caseOwnerId: { not: null } },
    select: { id: true, caseOwner: { select: { user: { select: { email: true } } } } },
  })
  const keepers = new Map(rows.map(({ id, caseOwner }) => [id, caseOwner?.user.email]))
  return (clientId) => keepers.get(clientId) ?? email
}

/** Gives clients to a colleague, null to nobody; mails that have not left yet are answered there too. The caller holds their locks. */
export async function putCaseOwner(
  tx: Tx,
  { businessId, actor, now }: Writing,
  clients: readonly { id: string; before: string | null }[],
  userId: string | null,
): Promise<void> {
  const ids = clients.map(({ id }) => id)
  await tx.client.updateMany({ where: { businessId, id: { in: ids } }, data: { caseOwnerId: userId, updatedAt: now } })
  const { email } = await tx.business.findUniqueOrThrow({ where: { id: businessId }, select: { email: true } })
  const people = await tx.membership.findMany({
    where: { businessId, userId: { in: [...clients.map(({ before }) => before), userId].filter((id) => id !== null) } },
    select: { userId: true, user: { select: { name: true, email: true } } },
  })
  const personOf = (id: string | null) => people.find((one) => one.userId === id)?.user
  await tx.outboxMessage.updateMany({
    where: {
      ...{ businessId, clientId: { in: ids }, state: { in: ['drafted', 'queued'] }, kind: { not: 'notice' } },
      // What comes in here finds its way to them by itself.
      ...(env.MAIL_REPLY_DOMAIN && { NOT: { replyTo: { endsWith: `@${env.MAIL_REPLY_DOMAIN}` } } }),
    },
    data: { replyTo: personOf(userId)?.email ?? email },
  })
  await recordEvents(
    tx,
    clients.map(({ id, before }) => ({
      ...{ businessId, clientId: id, type: 'client.updated', actor, at: now },
      data: {
        changed: ['who looks after them'],
        changes: {
          'looked after by': { before: personOf(before)?.name ?? null, after: personOf(userId)?.name ?? null },
        },
      },
    })),
  )
}
