import { findOpenRestore } from '#app/db/read/restores.server.ts'
import { replayEvents } from '#app/features/inbox/replay-events.server.ts'
import { findSentMails } from '#app/features/messages/find-sent-mails.server.ts'
import {
  askAboutAttempts,
  finishRestore,
  noteMailsRead,
  noteReportsRead,
} from '#app/features/operations/advance-restore.server.ts'
import type { Work } from '../work.ts'

/** A provider that does not answer is asked again, but not every second. */
const AGAIN_AFTER_MS = 15_000
let pausedUntilMs = 0

/**
 * After a restore: learns from the providers what was sent and paid since the backup (D2). Every step may be repeated, and is
 * until it succeeds; meanwhile nothing else of the round is done.
 */
export async function catchUp({ now, log }: Work): Promise<number> {
  const restore = await findOpenRestore()
  if (!restore || performance.now() < pausedUntilMs) return 0
  const { id, restorePoint } = restore
  const step = async (name: string, work: () => Promise<void>) => {
    const isDone = await log.guard('catch-up', name, async () => {
      await work()
      return true
    })
    if (!isDone) pausedUntilMs = performance.now() + AGAIN_AFTER_MS
    return isDone
  }
  let isMailRead = restore.mailsReadAt !== null
  if (!isMailRead) {
    isMailRead = await step('mails', async () => {
      await findSentMails(restorePoint, now())
      await noteMailsRead(id, now())
    })
  }
  if (!restore.reportsReadAt) {
    const isRead = await step('reports', async () => {
      await askAboutAttempts(now())
      await replayEvents(restorePoint, now())
      await noteReportsRead(id, now())
    })
    // What came in is applied by the rest of the round.
    return isRead ? 1 : 0
  }
  return isMailRead && (await finishRestore(now())) ? 1 : 0
}
