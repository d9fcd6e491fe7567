import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { readPreferences } from '#app/db/read/preferences.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { insertProposal } from '#app/db/write/contact-proposals.server.ts'
import type { ProposalRefusal } from '#app/db/write/contact-proposals.server.ts'
import { moveMessage } from '#app/db/write/move-message.server.ts'
import { openTask } from '#app/db/write/tasks.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { describePayRun } from '#app/domain/client/pay-run-words.ts'
import { parsePayRun } from '#app/domain/client/pay-run.ts'
import { checkPreferences, localeFor } from '#app/domain/client/preferences.ts'
import type { PreferenceField, PreferenceProblem, Preferences } from '#app/domain/client/preferences.ts'
import { describeChanges, preferencesRecord } from '#app/domain/portal/words/preferences/describe-preferences.ts'
import { preferencesWords } from '#app/domain/portal/words/preferences/preferences-words.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { changesOf } from '#app/domain/timeline/changes.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { queueAnswer } from '#app/features/mail/queue-answer.server.ts'

export interface PreferencesToSet {
  businessId: string
  clientId: string
  /** The invoice on whose page it was said. */
  invoiceId: string
  wished: Preferences
  /** Another person to keep on copy, once the owner has confirmed them; the address in lower case. */
  copy: { readonly name: string | null; readonly email: string } | null
  now: Date
}

/**
 * A client says how they like things: the engine follows from here on, the desk sees it, and the address on file is told, at
 * most once a day, so that a change by a stranger does not pass unseen. Saying what is so already changes nothing.
 */
export async function setPreferences(
  call: PreferencesToSet,
): Promise<Result<{ changed: number }, PreferenceProblem | ProposalRefusal | 'not_found'>> {
  const { businessId, clientId, invoiceId, wished, copy, now } = call
  return inTransaction(async (tx) => {
    await lockClient(tx, businessId, clientId)
    const onFile = await readPreferences(tx, businessId, clientId)
    if (!onFile) return refuse('not_found')
    const checked = checkPreferences(onFile.current, wished, onFile.offer)
    if (!checked.ok) return checked
    const fields = checked.value
    if (copy) {
      const proposed = await insertProposal(tx, {
        ...{ businessId, clientId, invoiceId, ...copy, phone: null, words: null, role: 'cc', leaves: false, now },
        toldBy: null,
      })
      if (!proposed.ok) return proposed
    }
    if (fields.length === 0 && !copy) return ok({ changed: 0 })

    const { clientLocale, businessLocale, clientName } = onFile
    const where = { businessId_id: { businessId, id: clientId } }
    const before = await tx.client.findUniqueOrThrow({ where, select: { nextCheckAt: true } })
    await tx.client.update({
      where,
      data: {
        ...{ preferredMethod: wished.method, preferredChannel: wished.channel, updatedAt: now },
        ...{ quietDays: [...wished.quietDays], locale: localeFor(wished.language, clientLocale, businessLocale) },
        // Waiting for a pay day is the owner's to grant, and was granted for the day before.
        ...(fields.includes('payRun') && { payRun: wished.payRun, payRunGranted: false }),
        nextCheckAt: before.nextCheckAt && now,
      },
    })
    if (fields.some(isInWriting)) await writeAnew(tx, { businessId, clientId, now })
    if (fields.includes('payRun')) await askToGrant(tx, { ...call, clientName })
    await tellOfChanges(tx, call, fields, onFile.current)
    return ok({ changed: fields.length + (copy ? 1 : 0) })
  })
}

/** What is written already says it in another language, or on another way. */
const isInWriting = (field: PreferenceField): boolean => field === 'language' || field === 'channel'

/** Takes back reminders that are not sent yet; the engine writes them as the client asks. */
async function writeAnew(
  tx: Tx,
  { businessId, clientId, now }: { businessId: string; clientId: string; now: Date },
): Promise<void> {
  const unsent = await tx.outboxMessage.findMany({
    where: { businessId, clientId, kind: 'reminder', state: { in: ['drafted', 'queued'] } },
    select: { id: true },
  })
  const reason = 'The client asked to be written to in another way.'
  for (const { id } of unsent) await moveMessage(tx, { businessId, id, clientId }, 'cancel', { now, reason })
}

/** The courtesy note follows a pay day by itself (R14); that follow-up waits for it is the owner's decision, asked for once. */
async function askToGrant(
  tx: Tx,
  { businessId, clientId, clientName, wished, now }: PreferencesToSet & { clientName: string },
): Promise<void> {
  const run = parsePayRun(wished.payRun)
  if (!run || wished.payRun === null) return
  const key = payRunTaskKey(clientId, wished.payRun)
  if ((await tx.task.count({ where: { businessId, key } })) > 0) return
  const { timeZone } = await tx.business.findUniqueOrThrow({ where: { id: businessId }, select: { timeZone: true } })
  await openTask(tx, {
    ...{ businessId, key, kind: 'review', clientId, invoiceId: null, now },
    title: `Decide whether follow-up waits for the pay day of ${clientName}: ${describePayRun(run).replace(/^P/, 'p').replace(/\.$/, '')}`,
    dueOn: todayIn(timeZone, instantOf(now)),
  })
}

/** One question for each pay day a client asks for. */
export const payRunTaskKey = (clientId: string, payRun: string): string => `pay-run/${clientId}/${payRun}`

const recordFields = ['preferredWay', 'payDay', 'reachedBy', 'language', 'quietDays'] as const

async function tellOfChanges(
  tx: Tx,
  call: PreferencesToSet,
  fields: readonly PreferenceField[],
  before: Preferences,
): Promise<void> {
  const { businessId, clientId, invoiceId, wished, copy, now } = call
  const changesIn = (locale: string) => [
    ...describeChanges(fields, wished, locale),
    ...(copy ? [preferencesWords[languageOf(locale)].changes.copy(copy.name ?? copy.email)] : []),
  ]
  await recordEvents(tx, [
    {
      ...{ businessId, clientId, invoiceId, type: 'preferences.changed', actor: 'client', at: now },
      // Whom they named is on record where it is decided about.
      data: {
        changed: [...describeChanges(fields, wished, 'en-US'), ...(copy ? ['somebody to keep on copy'] : [])],
        changes: changesOf(recordFields, preferencesRecord(before), preferencesRecord(wished)),
      } satisfies TimelineData['preferences.changed'],
    },
  ])
  await queueAnswer(tx, {
    ...{ businessId, clientId, invoiceId, answer: 'preferences', now },
    key: `answer/preferences/${clientId}/${now.toISOString().slice(0, 10)}`,
    said: (locale) => ({ 'answer.changes': changesIn(locale).join('; ') }),
  })
}
