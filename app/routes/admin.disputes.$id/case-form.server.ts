import { z } from 'zod'
import { actorOf } from '#app/auth/require-staff.server.ts'
import type { Staff } from '#app/auth/require-staff.server.ts'
import type { DisputeCase } from '#app/db/read/dispute-case.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { disputeOutcomes } from '#app/domain/dispute/check-outcome.ts'
import type { CheckedFiles } from '#app/domain/file/check-file.ts'
import { cleanLine, cleanText } from '#app/domain/invoice-import/clean-text.ts'
import { alreadyPaidWords } from '#app/domain/portal/words/already-paid/already-paid-words.ts'
import { parseTypedAmount } from '#app/domain/typed-amount.ts'
import { proposeOutcome } from '#app/features/disputes/propose-outcome.server.ts'
import { resolveDispute } from '#app/features/disputes/resolve-dispute.server.ts'
import type { DecisionRefusal } from '#app/features/disputes/resolve-dispute.server.ts'
import { reviewDispute } from '#app/features/disputes/review-dispute.server.ts'
import { withdrawDispute } from '#app/features/disputes/withdraw-dispute.server.ts'
import { writeInDispute } from '#app/features/disputes/write-in-dispute.server.ts'
import type { WriteRefusal } from '#app/features/disputes/write-in-dispute.server.ts'
import { newId } from '#app/ids.server.ts'

export const deskIntents = ['review', 'reply', 'propose', 'resolve', 'withdraw'] as const
export type DeskIntent = (typeof deskIntents)[number]

export type Problems = Readonly<Record<string, string[] | undefined>>

interface CaseAct {
  staff: Staff
  dispute: DisputeCase
  intent: DeskIntent
  form: FormData
  files: CheckedFiles
  now: Date
}

/** One thing the business does in a case. Null: done; or what is wrong, by field. */
export async function actAtDesk(act: CaseAct): Promise<Problems | null> {
  const { staff, dispute, intent, form, files, now } = act
  const { businessId, name: author } = staff
  const place = { businessId, disputeId: dispute.id, invoiceId: null }
  const once = form.get('once')
  const messageId = typeof once === 'string' && isUuid(once) ? once : newId()
  const by = { author, messageId, actor: actorOf(staff), now }
  const words = cleanText(String(form.get('words') ?? ''))
  switch (intent) {
    case 'review': {
      await reviewDispute(place)
      return null
    }
    case 'reply': {
      if (!files.ok) return { files: [fileProblem(files)] }
      const done = await writeInDispute(place, { by: 'business', text: words, files: files.value, ...by })
      return done.ok ? null : replyProblems[done.reason]
    }
    case 'withdraw': {
      const done = await withdrawDispute(place, { by: 'business', words, ...by })
      return done.ok || done.reason === 'sent_before' ? null : over
    }
    case 'propose':
    case 'resolve': {
      const read = readDecision(form, dispute)
      if ('problems' in read) return read.problems
      const wish = { businessId, disputeId: dispute.id, ...read.decision, words, ...by }
      const done = intent === 'propose' ? await proposeOutcome(wish) : await resolveDispute(wish)
      return done.ok ? null : decisionProblems[done.reason]
    }
  }
}

const line = (max: number) =>
  z
    .string()
    .transform(cleanLine)
    .transform((text) => text.slice(0, max) || null)
    .catch(null)
const DecisionSchema = z.object({
  outcome: z.enum(disputeOutcomes).nullable().catch(null),
  amount: z.string().trim().max(40).catch(''),
  line: line(300),
  purchaseOrder: line(100),
})

function readDecision(form: FormData, dispute: DisputeCase) {
  const { outcome, amount: typed, ...correction } = DecisionSchema.parse(Object.fromEntries(form))
  if (!outcome) return { problems: { outcome: ['Choose how it ends.'] } }
  const needsAmount = outcome === 'part_credit' || outcome === 'corrected'
  const amount = needsAmount && typed ? parseTypedAmount(typed, dispute.invoice.balance.currency) : null
  if (amount?.ok === false) return { problems: { amount: ['Please give an amount such as 1,234.50.'] } }
  return { decision: { outcome, amount: amount?.value ?? null, correction } }
}

function fileProblem(files: Extract<CheckedFiles, { ok: false }>): string {
  const { problems, aboutFile } = alreadyPaidWords.en
  return files.filename ? aboutFile(files.filename, problems[files.reason]) : problems[files.reason]
}

const over: Problems = { page: ['The case was closed in the meantime; nothing was sent.'] }

const replyProblems: Record<WriteRefusal | 'not_found' | 'sent_before', Problems | null> = {
  words_missing: { words: ['Write a few words, or attach a file.'] },
  words_too_long: { words: ['That is more than 5,000 characters: put the rest into a file.'] },
  too_much: { page: ['This case has grown beyond what it can hold: go on by mail, or decide it.'] },
  over,
  not_found: over,
  sent_before: null,
}

const decisionProblems: Record<DecisionRefusal, Problems | null> = {
  amount_missing: { amount: ['Say how much.'] },
  bad_amount: { amount: ['Please give an amount above zero.'] },
  more_than_disputed: { amount: ['That is more than is in question and can still be credited.'] },
  words_missing: { words: ['Give the client your reasons.'] },
  words_too_long: { words: ['That is more than 5,000 characters.'] },
  not_open: { outcome: ['Nothing is open on this invoice that this could apply to.'] },
  payment_under_way: {
    outcome: ['A payment of the invoice is on its way: wait until it has arrived, or credit instead.'],
  },
  on_plan: { outcome: ['An instalment plan covers the invoice: end it first, or credit instead.'] },
  over,
  not_found: over,
  sent_before: null,
}
