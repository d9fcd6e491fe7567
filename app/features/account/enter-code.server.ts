import { randomBytes } from 'node:crypto'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { codeTriesMax, sessionEndsAt } from '#app/domain/account/account-limits.ts'
import { readCode } from '#app/domain/account/read-code.ts'
import { dateOf, instantOf } from '#app/domain/business-day.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { newId } from '#app/ids.server.ts'
import { isPortalCode } from '#app/portal-code.server.ts'
import { hashPortalToken } from '#app/portal-token.server.ts'

const DAY_MS = 24 * 3_600_000

export interface CodeEntry {
  businessId: string
  clientId: string
  /** The secret cookie of the browser; null when it has none. */
  browser: string | null
  typed: string
  /** The session this browser holds already, of whatever client: it ends, so that no token outlives a new sign-in. */
  before: string | null
  now: Date
}

/**
 * Opens a session for the right code and answers its token. One refusal covers everything that can be wrong with a code:
 * another browser's, not the newest, used, too old, tried too often, mistyped. Guesses at once count one by one.
 */
export async function enterCode(entry: CodeEntry): Promise<Result<{ token: string }, 'wrong'>> {
  const { businessId, clientId, browser, before, now } = entry
  const typed = readCode(entry.typed)
  if (!typed || !browser) return refuse('wrong')
  return inTransaction(async (tx) => {
    if (!(await lockClient(tx, businessId, clientId))) return refuse('wrong')
    const newest = await tx.portalCode.findFirst({
      where: { businessId, clientId, browserHash: hashPortalToken(browser) },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      include: { contact: true },
    })
    if (!newest || newest.usedAt || newest.expiresAt <= now || newest.tries >= codeTriesMax) return refuse('wrong')
    const isRight = isPortalCode(newest.id, typed, newest.codeHash) && newest.contact.email === newest.sentTo
    await tx.portalCode.update({
      where: { businessId_id: { businessId, id: newest.id } },
      data: { tries: { increment: 1 }, ...(isRight && { usedAt: now }) },
    })
    if (!isRight) return refuse('wrong')

    if (before) {
      const ended = { tokenHash: hashPortalToken(before), endedAt: null }
      await tx.portalSession.updateMany({ where: ended, data: { endedAt: now } })
    }
    const longAgo = new Date(now.getTime() - DAY_MS)
    await tx.portalSession.deleteMany({ where: { businessId, clientId, expiresAt: { lt: longAgo } } })
    const token = randomBytes(32).toString('base64url')
    const { contact, sentTo } = newest
    await tx.portalSession.create({
      data: {
        ...{ businessId, id: newId(), clientId, contactId: contact.id, sentTo, createdAt: now },
        tokenHash: hashPortalToken(token),
        expiresAt: dateOf(sessionEndsAt(instantOf(now), instantOf(now))),
      },
    })
    const data = { by: contact.name ?? contact.email } satisfies TimelineData['account.opened']
    await recordEvents(tx, [{ businessId, clientId, type: 'account.opened', actor: 'client', at: now, data }])
    return ok({ token })
  })
}
