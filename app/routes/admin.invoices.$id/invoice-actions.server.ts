import { z } from 'zod'
import { actorOf } from '#app/auth/require-staff.server.ts'
import type { Staff } from '#app/auth/require-staff.server.ts'
import type { InvoiceFacts } from '#app/db/read/invoice-facts.server.ts'
import { compareDays, instantOf, parseDay, todayIn } from '#app/domain/business-day.ts'
import { parseTypedAmount } from '#app/domain/typed-amount.ts'
import { env } from '#app/env.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { createInvoicePortalLink } from '#app/features/invoices/create-invoice-portal-link.server.ts'
import { endPortalLink } from '#app/features/invoices/end-portal-link.server.ts'
import { placeHold } from '#app/features/holds/place-hold.server.ts'
import type { HoldRefusal } from '#app/features/holds/place-hold.server.ts'
import { releaseHold } from '#app/features/holds/release-hold.server.ts'
import { recordManualPayment } from '#app/features/payments/record-manual-payment.server.ts'
import { derivePortalToken } from '#app/portal-token.server.ts'

/** What became of a form: done with a word for the next page, a link to show once, or what is wrong with which field. */
export type ActionOutcome =
  | {
      kind: 'done'
      said:
        | 'paused'
        | 'resumed'
        | 'paid'
        | 'promised'
        | 'looking'
        | 'not-found'
        | 'waived'
        | 'written-off'
        | 'link-ended'
        | 'issued'
        | 'issued-sent'
        | 'sent'
    }
  | { kind: 'link'; url: string }
  | { kind: 'refused'; intent: string; errors: Record<string, string[]> }

export interface InvoiceCall {
  readonly staff: Staff
  readonly invoice: InvoiceFacts
  readonly form: FormData
  readonly now: Date
}

export const refused = (intent: string, errors: Record<string, string[] | undefined>): ActionOutcome => ({
  kind: 'refused',
  intent,
  errors: Object.fromEntries(Object.entries(errors).flatMap(([field, texts]) => (texts ? [[field, texts]] : []))),
})

const optionalDay = z
  .string()
  .default('')
  .transform((text, context) => {
    if (text === '') return null
    const day = parseDay(text)
    if (!day) context.addIssue({ code: 'custom', message: 'This is not a day.' })
    return day
  })

const PauseSchema = z.object({
  reason: z.string().trim().min(1, 'Please say why, so that everyone knows.').max(300, 'Please use fewer words.'),
  until: optionalDay,
  reviewOn: optionalDay,
  scope: z.enum(['invoice', 'client', 'business']).default('invoice'),
  hardship: z.literal('yes').optional(),
  charges: z.literal('go-on').optional(),
})

const pauseProblems: Record<HoldRefusal, Record<string, string[]>> = {
  not_found: { reason: ['This invoice is not there any more.'] },
  already_over: { until: ['That day has passed.'] },
  needs_end: { until: ['Please give a last day, or a day to look at it again.'] },
  review_passed: { reviewOn: ['That day has passed.'] },
  bad_amount: { reason: ['Please give an amount of this invoice.'] },
}

export async function pause({ staff, invoice, form, now }: InvoiceCall): Promise<ActionOutcome> {
  const parsed = PauseSchema.safeParse(Object.fromEntries(form))
  if (!parsed.success) return refused('pause', z.flattenError(parsed.error).fieldErrors)
  const { reason, until, reviewOn, scope, hardship, charges } = parsed.data
  const held = await placeHold({
    businessId: staff.businessId,
    clientId: scope === 'business' ? null : invoice.client.id,
    invoiceId: scope === 'invoice' ? invoice.id : null,
    kind: hardship ? 'hardship' : 'manual',
    reason,
    amount: null,
    until,
    reviewOn: until ? null : reviewOn,
    stopsCharges: charges === undefined,
    actor: actorOf(staff),
    now,
  })
  return held.ok ? { kind: 'done', said: 'paused' } : refused('pause', pauseProblems[held.reason])
}

export async function resume({ staff, form, now }: InvoiceCall): Promise<ActionOutcome> {
  const holdId = z.uuid().safeParse(form.get('hold'))
  if (!holdId.success) return refused('resume', { hold: ['This pause is not there.'] })
  const { businessId } = staff
  const released = await releaseHold({ businessId, holdId: holdId.data, actor: actorOf(staff), now })
  return released.ok ? { kind: 'done', said: 'resumed' } : refused('resume', { hold: ['This pause is not there.'] })
}

const PaymentSchema = z.object({
  amount: z.string().trim().min(1, 'How much arrived?'),
  method: z.enum(['check', 'transfer', 'cash', 'other']),
  receivedOn: z.string(),
  reference: z.string().trim().max(200, 'Please use fewer words.'),
})

const paymentProblems = {
  not_found: { amount: ['This invoice is not there any more.'] },
  not_payable: { amount: ['Payments cannot be recorded on a draft or a void invoice.'] },
  wrong_currency: { amount: ['Please give the amount in the invoice’s own currency.'] },
  bad_amount: { amount: ['Please give an amount above zero.'] },
}

export async function recordPayment({ staff, invoice, form, now }: InvoiceCall): Promise<ActionOutcome> {
  const intent = 'record-payment'
  const parsed = PaymentSchema.safeParse(Object.fromEntries(form))
  if (!parsed.success) return refused(intent, z.flattenError(parsed.error).fieldErrors)
  const { method, reference } = parsed.data
  const amount = parseTypedAmount(parsed.data.amount, invoice.total.currency)
  const receivedOn = parseDay(parsed.data.receivedOn)
  const isAhead = receivedOn && compareDays(receivedOn, todayIn(staff.timeZone, instantOf(now))) > 0
  if (!amount.ok) return refused(intent, { amount: ['Please write an amount such as 1,234.50.'] })
  if (!receivedOn) return refused(intent, { receivedOn: ['This is not a day.'] })
  if (isAhead) return refused(intent, { receivedOn: ['That day is still ahead.'] })
  const recorded = await recordManualPayment({
    businessId: staff.businessId,
    invoiceId: invoice.id,
    amount: amount.value,
    method,
    receivedOn,
    reference: reference || null,
    actor: actorOf(staff),
    now,
  })
  return recorded.ok ? { kind: 'done', said: 'paid' } : refused(intent, paymentProblems[recorded.reason])
}

export async function copyLink({ staff, invoice, now }: InvoiceCall): Promise<ActionOutcome> {
  const { businessId } = staff
  const link = await createInvoicePortalLink({ businessId, invoiceId: invoice.id, actor: actorOf(staff), now })
  if (link.ok) return { kind: 'link', url: `${env.PUBLIC_URL}/p/${derivePortalToken(link.value.portalLinkId)}` }
  return refused('portal-link', { link: ['A draft has no page yet: issue it first.'] })
}

/** Closes a link for good: it was passed on, or went to somebody who should not have it. */
export async function endLink({ staff, invoice, form, now }: InvoiceCall): Promise<ActionOutcome> {
  const portalLinkId = String(form.get('link') ?? '')
  const { businessId } = staff
  // A link that is not there, or ended a moment ago, needs no more than the page as it is now.
  if (isUuid(portalLinkId)) {
    await endPortalLink({ businessId, invoiceId: invoice.id, portalLinkId, actor: actorOf(staff), now })
  }
  return { kind: 'done', said: 'link-ended' }
}
