import { loadLetterItems } from '#app/db/read/letter-items.server.ts'
import { loadReminderFacts } from '#app/db/read/reminder-facts.server.ts'
import { loadTemplates } from '#app/db/read/templates.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { writeLetter } from '#app/db/write/letters.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { announcedBy } from '#app/domain/charge/announced-charge.ts'
import type { StageOfInvoice } from '#app/domain/dunning/dunning-decision.ts'
import { basisFactsOf, byPost, joinBases, reminderBasis } from '#app/domain/dunning/reminder-basis.ts'
import { addresseeOf } from '#app/domain/letter/addressee.ts'
import { draftLetter } from '#app/domain/words/draft-letter.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { askForAddress } from './ask-people.server.ts'
import type { Look } from './look.ts'
import { promoteStep } from './promote-step.server.ts'
import { takeStep } from './take-step.server.ts'
import type { Sending } from './write-reminders.server.ts'

/** A stage taken on paper: the letter waits to be printed and posted, and only then the stage counts. */
export async function writeLetterStep(tx: Tx, look: Look, decision: Sending): Promise<void> {
  const { businessId, facts, now } = look
  const { items, needsApproval } = decision
  const unwritten: StageOfInvoice[] = []
  for (const item of items) if (!(await promoteStep(tx, businessId, item, 'letter'))) unwritten.push(item)
  const [first, ...others] = unwritten
  if (first) {
    const letterId = await writeLetterOf(tx, look, [first, ...others], { needsApproval })
    for (const { invoiceId, stage } of unwritten) {
      await takeStep(tx, { businessId, invoiceId, stage, channel: 'letter', outcome: 'pending', letterId, now })
    }
  }
  const [{ invoiceId, stage }] = items
  if (stage.channel === 'email' && !facts.client.recipient) await askForAddress(tx, look, invoiceId)
}

/** Writes a letter about these stages as the facts stand now. Answers its id. */
export async function writeLetterOf(
  tx: Tx,
  look: Look,
  items: readonly [StageOfInvoice, ...StageOfInvoice[]],
  { needsApproval }: { needsApproval: boolean },
): Promise<string> {
  const { businessId, clientId, facts, now } = look
  const at = instantOf(now)
  const reminder = await loadReminderFacts(tx, businessId, facts, items, at)
  const client = await tx.client.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: clientId } },
    select: { name: true, postalAddress: true },
  })
  const addressee = addresseeOf(client)
  if (!reminder || !addressee) throw new Error(`client ${clientId} cannot be written to on paper`)
  const { locale } = reminder.client
  const templates = await loadTemplates(tx, businessId, languageOf(locale))
  const { answerBy, sendBy, ...words } = draftLetter(reminder, at, templates)
  const today = todayIn(facts.business.timeZone, at)
  const bases = reminder.items.map(({ id, stage }) => {
    const invoice = facts.invoices.find((open) => open.id === id)
    if (!invoice) throw new Error(`invoice ${id} left the chase set inside its own lock`)
    return reminderBasis(basisFactsOf(invoice, byPost, stage.id), today, sendBy)
  })
  const { letterId } = await writeLetter(tx, {
    businessId,
    clientId,
    invoiceId: reminder.lead.id,
    kind: reminder.lead.stage.key,
    addressee,
    words: { ...words, locale, items: await loadLetterItems(tx, businessId, reminder) },
    basis: joinBases(bases),
    answerBy,
    announces: announcedBy(reminder),
    needsApproval,
    now,
  })
  return letterId
}
