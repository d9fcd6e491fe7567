import { z } from 'zod'
import { actorOf } from '#app/auth/require-staff.server.ts'
import type { Staff } from '#app/auth/require-staff.server.ts'
import type { InvoiceFacts } from '#app/db/read/invoice-facts.server.ts'
import { escalationSteps } from '#app/domain/escalation/escalation-step.ts'
import { parseTypedAmount } from '#app/domain/typed-amount.ts'
import { saveAnswers } from '#app/features/escalation/save-answers.server.ts'
import { signEscalation } from '#app/features/escalation/sign-escalation.server.ts'
import type { SigningRefusal } from '#app/features/escalation/sign-escalation.server.ts'
import { takeBack } from '#app/features/escalation/take-back.server.ts'

interface EscalationCall {
  readonly staff: Staff
  readonly invoice: InvoiceFacts
  readonly form: FormData
  readonly now: Date
}

export type Problems = Record<string, string[] | undefined>

/** Each answers what is wrong with which field, or null when it is done. */
type EscalationAction = (call: EscalationCall) => Promise<Problems | null>

const words = z.string().trim().max(1000, 'Please use fewer words.').default('')

const AnswersSchema = z.object({
  cost: z.string().trim().max(50).default(''),
  weighed: words,
  adviceSought: z.enum(['yes', 'no']).optional(),
  adviceFrom: words,
})

export const answer: EscalationAction = async ({ staff, invoice, form, now }) => {
  const parsed = AnswersSchema.safeParse(Object.fromEntries(form))
  if (!parsed.success) return z.flattenError(parsed.error).fieldErrors
  const { cost, weighed, adviceSought, adviceFrom } = parsed.data
  const amount = cost ? parseTypedAmount(cost, invoice.total.currency) : null
  if (amount && (!amount.ok || amount.value.minor < 0n)) return { cost: ['Please write an amount such as 1,234.50.'] }
  const saved = await saveAnswers({
    ...{ businessId: staff.businessId, invoiceId: invoice.id, actor: actorOf(staff), now },
    answers: {
      costMinor: amount?.ok ? Number(amount.value.minor) : null,
      weighed: weighed || null,
      adviceSought: adviceSought ? adviceSought === 'yes' : null,
      adviceFrom: adviceFrom || null,
    },
  })
  return saved.ok ? null : { weighed: ['Nothing is open on this invoice.'] }
}

const SigningSchema = z.object({
  step: z.enum(escalationSteps, 'Please choose what comes next.'),
  reason: words.refine((text) => text !== '', 'Please say why.'),
  confirmation: z.string().default(''),
  overrideReason: words,
})

const signingProblems: Record<SigningRefusal, Problems> = {
  not_found: { step: ['This invoice is not there any more.'] },
  not_open: { step: ['Nothing is open on this invoice.'] },
  wrong_number: { confirmation: ['This is not the number of this invoice.'] },
  needs_reason: { reason: ['Please say why.'] },
  checklist_open: {
    overrideReason: ['The checklist is not complete: say why it is passed over, or complete it first.'],
  },
  already_out: { step: ['It is out of your hands already: take it back first.'] },
  no_postal_address: { step: ['There is no postal address of this client to send a letter to.'] },
  money_on_its_way: { step: ['A payment is on its way: wait for it before you give anything up.'] },
}

export const sign: EscalationAction = async ({ staff, invoice, form, now }) => {
  const parsed = SigningSchema.safeParse(Object.fromEntries(form))
  if (!parsed.success) return z.flattenError(parsed.error).fieldErrors
  const { overrideReason, ...signing } = parsed.data
  const signed = await signEscalation({
    ...{ ...signing, businessId: staff.businessId, invoiceId: invoice.id, now },
    overrideReason: overrideReason || null,
    signer: { actor: actorOf(staff), name: staff.name },
  })
  return signed.ok ? null : signingProblems[signed.reason]
}

export const back: EscalationAction = async ({ staff, invoice, form, now }) => {
  const reason = words.safeParse(form.get('reason') ?? '')
  if (!reason.success || !reason.data) return { backReason: ['Please say why, in a few words.'] }
  const { businessId } = staff
  await takeBack({ businessId, invoiceId: invoice.id, reason: reason.data, actor: actorOf(staff), now })
  return null
}
