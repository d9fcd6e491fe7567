import { loadDunningFacts } from '#app/db/read/dunning-facts.server.ts'
import { billToAddress } from '#app/db/read/dunning-rows.server.ts'
import { loadLetterItems } from '#app/db/read/letter-items.server.ts'
import { loadMailBrand } from '#app/db/read/mail-brand.server.ts'
import { loadReminderFacts } from '#app/db/read/reminder-facts.server.ts'
import { loadTemplates } from '#app/db/read/templates.server.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { enqueueMessage } from '#app/db/write/enqueue-message.server.ts'
import { stepTaskKey } from '#app/db/write/escalation.server.ts'
import { insertHold } from '#app/db/write/holds.server.ts'
import { writeLetter } from '#app/db/write/letters.server.ts'
import { createPortalLink } from '#app/db/write/portal-links.server.ts'
import { openTask } from '#app/db/write/tasks.server.ts'
import { writeOff } from '#app/db/write/write-off.server.ts'
import { addDays, formatDay, instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { DunningStage } from '#app/domain/dunning/dunning-policy.ts'
import { shortestDemandDays } from '#app/domain/escalation/escalation-step.ts'
import type { EscalationStep } from '#app/domain/escalation/escalation-step.ts'
import { draftInvitation } from '#app/domain/escalation/invitation.ts'
import { invoiceId as asInvoiceId } from '#app/domain/ids.ts'
import { addresseeOf } from '#app/domain/letter/addressee.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { draftLetter } from '#app/domain/words/draft-letter.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { renderNote } from '#app/gateways/email/render.server.ts'
import type { Signing } from './sign-escalation.server.ts'

export type StepRefusal = 'no_postal_address' | 'money_on_its_way'

/** An agency's or a lawyer's case is looked at again after this long. */
const outReviewDays = 90
const meetingAnswerDays = 7
const creditReportDays = 3

const withClient = {
  client: { include: { business: { omit: { logo: true } }, contacts: { orderBy: { createdAt: 'asc' } } } },
} as const satisfies Prisma.InvoiceInclude
type Invoice = Prisma.InvoiceGetPayload<{ include: typeof withClient }>

/** The invoice, where nothing stands against the step; writes nothing. */
export async function checkStep(
  tx: Tx,
  { businessId, invoiceId, step }: Signing,
): Promise<Result<Invoice, StepRefusal>> {
  const invoice = await tx.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: invoiceId } },
    include: withClient,
  })
  if (step === 'letter_of_demand' && !addresseeOf(invoice.client)) return refuse('no_postal_address')
  if (step === 'write_off' && invoice.processingMinor > 0n) return refuse('money_on_its_way')
  return ok(invoice)
}

export interface Applied {
  readonly holdId?: string
  readonly letterId?: string
}

/** What a signed step sets going. The caller holds the client's lock. */
export async function applyStep(tx: Tx, signing: Signing, invoice: Invoice, caseId: string): Promise<Applied> {
  const { businessId, invoiceId, step, reason, signer, now } = signing
  const { clientId, number, client } = invoice
  const today = todayIn(client.business.timeZone, instantOf(now))
  const remember = (kind: string, dueOn: PlainDate, title: string) =>
    openTask(tx, { businessId, clientId, invoiceId, key: stepTaskKey(caseId), kind, title, dueOn, now })
  switch (step) {
    case 'letter_of_demand': {
      const { letterId, answerBy } = await writeDemand(tx, signing, invoice)
      const day = formatDay(answerBy, client.business.locale, 'short')
      const title = `The letter of demand about invoice ${number} asks for an answer by ${day}: decide how to go on`
      await remember('escalation', addDays(answerBy, 1), title)
      return { letterId }
    }
    case 'agency':
    case 'legal':
      return { holdId: await rest(tx, signing, clientId, outReasons[step], addDays(today, outReviewDays)) }
    case 'meeting':
      await remember(
        'meeting',
        addDays(today, meetingAnswerDays),
        `Meet ${client.name} about invoice ${number}: ${reason}`,
      )
      await invite(tx, signing, invoice, addDays(today, meetingAnswerDays))
      return {}
    case 'credit_report': {
      const title = `Report invoice ${number} of ${client.name} to the credit bureau`
      await remember('credit_report', addDays(today, creditReportDays), title)
      return {}
    }
    case 'write_off':
      await writeOff(tx, { businessId, invoiceId, actor: signer.actor, now })
      return {}
  }
}

const outReasons: Record<Extract<EscalationStep, 'agency' | 'legal'>, string> = {
  agency: 'It is with a collection agency.',
  legal: 'It is with our lawyer.',
}

const rest = (
  tx: Tx,
  { businessId, invoiceId, signer, now }: Signing,
  clientId: string,
  reason: string,
  reviewOn: PlainDate,
) =>
  insertHold(tx, {
    ...{ businessId, clientId, invoiceId, kind: 'agency', reason, amount: null, until: null, reviewOn },
    ...{ stopsCharges: false, actor: signer.actor, now },
  })

/** The letter is about this invoice alone; it says nothing of new fees, and gives two weeks. */
const demandStage: DunningStage = {
  ...{ id: 0, key: 'gate', offsetDays: 0, channel: 'letter', tone: 'formal', needsApproval: false },
  answerWithinDays: shortestDemandDays,
}

async function writeDemand(
  tx: Tx,
  { businessId, now }: Signing,
  { id, clientId, client }: Invoice,
): Promise<{ letterId: string; answerBy: PlainDate }> {
  const at = instantOf(now)
  const facts = await loadDunningFacts(tx, businessId, clientId, now)
  const items = [{ invoiceId: asInvoiceId(id), stage: demandStage }] as const
  const reminder = facts && (await loadReminderFacts(tx, businessId, facts, items, at))
  const addressee = addresseeOf(client)
  if (!reminder || !addressee) throw new Error(`invoice ${id} left the chase set inside its own lock`)
  const { locale } = reminder.client
  const templates = await loadTemplates(tx, businessId, languageOf(locale))
  const { answerBy: named, sendBy: _, ...words } = draftLetter(reminder, at, templates, 'letter_of_demand')
  const answerBy = named ?? addDays(todayIn(client.business.timeZone, at), shortestDemandDays)
  const { letterId } = await writeLetter(tx, {
    ...{ businessId, clientId, invoiceId: id, kind: 'letter_of_demand', addressee, answerBy, now },
    words: { ...words, locale, items: await loadLetterItems(tx, businessId, reminder) },
    basis: '',
    announces: [],
    needsApproval: true,
  })
  return { letterId, answerBy }
}

/** A draft that the owner makes their own before it goes out; none where there is no address. */
async function invite(
  tx: Tx,
  { businessId, signer, now }: Signing,
  invoice: Invoice,
  answerBy: PlainDate,
): Promise<void> {
  const { id: invoiceId, clientId, number, client } = invoice
  const to = billToAddress(client.contacts)
  if (!to) return
  const draft = draftInvitation({
    businessName: client.business.name,
    signedBy: signer.name,
    greetingName: client.contacts.find(({ email }) => email === to)?.name ?? client.name,
    invoiceNumber: number,
    open: { minor: invoice.balanceMinor, currency: invoice.currency },
    answerBy,
  })
  const link = await createPortalLink(tx, { businessId, clientId, invoiceId, sentTo: to, now })
  await enqueueMessage(tx, {
    ...{ businessId, clientId, invoiceId, kind: 'invitation', state: 'drafted', to, cc: [], basis: '', now },
    key: `invitation/${link.id}`,
    portalLinkId: link.id,
    sendAt: now,
    rendered: await renderNote(draft, await loadMailBrand(tx, businessId, draft.locale)),
    words: draft,
    attachments: [],
  })
}
