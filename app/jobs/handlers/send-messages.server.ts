import { findDueMessages, findInterruptedMessages, urgentKinds } from '#app/db/sql/claim-messages.server.ts'
import { ofOwnShareFirst } from '#app/db/sql/share.server.ts'
import { takeProviderTurns } from '#app/db/sql/mail-pace.server.ts'
import { env } from '#app/env.server.ts'
import { beginSends, type Begun } from '#app/features/messages/begin-sends.server.ts'
import { waitInQueue } from '#app/features/messages/postpone.server.ts'
import { resumeSends } from '#app/features/messages/resume-sends.server.ts'
import { sendClaimed } from '#app/features/messages/send-claimed.server.ts'
import { askBeforeChasing } from '#app/features/payments/ask-before-chasing.server.ts'
import { linesOf, takeSet, type Line, type Waiting } from '../mail-lines.ts'
import type { Work } from '../work.ts'

const BATCH = 256
/** So many go out together: begun in one transaction, handed over at once, written down in one transaction. */
const SET = 64
const SETS_AT_ONCE = 2
/** Whoever would wait longer for a turn leaves it to the next round. */
const PATIENCE_MS = 5_000
/** Kinds that ask for money. */
const chases = ['reminder', 'instalment', 'statement']
const ASK_AGAIN_MS = 5 * 60_000

/** Sends what is due, no faster than the provider takes it from all workers together; a busy one pauses the whole queue for as long as it says. */
export async function sendMessages(work: Work): Promise<number> {
  const interrupted = await findInterruptedMessages(BATCH)
  const due = await ofOwnShareFirst(work.processId, (share) => findDueMessages(work.now(), BATCH, share))
  const ready = linesOf([
    ...interrupted.map((ref) => ({ ...ref, isInterrupted: true })),
    ...due.map((ref) => ({ ...ref, isInterrupted: false })),
  ])
  let handled = 0
  let isOver = false
  const lane = async () => {
    for (let set = takeSet(ready, SET); set.length > 0; set = takeSet(ready, SET)) {
      // The turns come before the claim, so that the facts are fresh when the mails go.
      const turns = isOver ? 0 : await takeTurns(set.length, work.now())
      if (turns === 0) {
        isOver = true
        return
      }
      ready.unshift(...set.slice(turns))
      const gone = set.slice(0, turns)
      if (await sendHeads(work, gone)) handled += gone.length
      ready.push(...gone.filter(({ mails }) => mails.length > 0))
    }
  }
  await Promise.all(Array.from({ length: SETS_AT_ONCE }, lane))
  return handled
}

/** Sends the first mail of each line, and takes it off the line. */
async function sendHeads(work: Work, lines: readonly Line[]): Promise<boolean> {
  const { log } = work
  const heads = lines.flatMap(({ mails: [head] }) => head ?? [])
  const [first] = heads
  if (!first) return false
  const each = (isBegun: boolean) => (id: string, one: () => Promise<unknown>) =>
    log.guard(
      'send-messages',
      id,
      async () => {
        await one()
        return true
      },
      isBegun,
    )
  const name = heads.length === 1 ? first.id : `${heads.length} messages from ${first.id} on`
  let again: ReadonlySet<string> = new Set()
  let passedOver: readonly string[] = []
  const isDone = await log.guard('send-messages', name, async () => {
    const begun = await beginAll(work, heads, each(false))
    passedOver = begun.passedOver
    // What the provider was told is written down, asked to stop or not.
    again = await sendClaimed(first.businessId, begun.claimed, work.now, each(true))
    return true
  })
  for (const line of lines) {
    const head = line.mails[0]
    line.isAlone = head !== undefined && passedOver.includes(head.id)
    if (line.isAlone) continue
    line.mails.shift()
    if (head && again.has(head.id)) keepUrgent(line)
  }
  return isDone
}

/** Behind a mail that has yet to be tried again. */
function keepUrgent({ mails }: Line): void {
  mails.splice(0, mails.length, ...mails.filter(({ kind }) => urgentKinds.includes(kind)))
}

/** Begins them together; where that fails, each alone, so that one bad row never stops the rest. */
async function beginAll(
  work: Work,
  mails: readonly Waiting[],
  alone: (id: string, one: () => Promise<unknown>) => Promise<unknown>,
): Promise<Begun> {
  if (mails.length > 1) {
    const together = await begin(work, mails).catch(() => null)
    if (together) return together
  } else return begin(work, mails)
  const claimed: Begun['claimed'][number][] = []
  for (const mail of mails) await alone(mail.id, async () => claimed.push(...(await begin(work, [mail])).claimed))
  return { claimed, passedOver: [] }
}

/** The provider may know of a payment whose webhook is late (R1). Until it can be asked, nothing is asked of the client. */
async function begin({ processId, now }: Work, mails: readonly Waiting[]): Promise<Begun> {
  const [first] = mails
  if (!first) return { claimed: [], passedOver: [] }
  const { businessId, isInterrupted } = first
  const ids = mails.map(({ id }) => id)
  if (isInterrupted) return { claimed: await resumeSends(businessId, ids, processId, now()), passedOver: [] }
  const chasing = mails.filter(({ kind }) => chases.includes(kind))
  const unknown = await askBeforeChasing(
    businessId,
    chasing.map(({ clientId }) => clientId),
    now(),
  )
  const waiting = chasing.filter(({ clientId }) => unknown.has(clientId)).map(({ id }) => id)
  await waitInQueue(businessId, waiting, new Date(now().getTime() + ASK_AGAIN_MS))
  return beginSends(
    businessId,
    ids.filter((id) => !waiting.includes(id)),
    processId,
    now(),
  )
}

/** Waits in the line of all workers, and answers how many turns came. None: it is too long, or the provider takes nothing now. */
async function takeTurns(wanted: number, now: Date): Promise<number> {
  const turns = await takeProviderTurns(wanted, env.MAIL_RATE, PATIENCE_MS, now)
  if (turns === null) return 0
  if (turns.waitMs > 1) await new Promise((later) => setTimeout(later, turns.waitMs))
  return turns.count
}
